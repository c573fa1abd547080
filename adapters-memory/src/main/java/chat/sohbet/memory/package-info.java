/// A twin of every driven port in memory: for embedding, for tests, and for a single node. What is
/// kept here is gone with the process. [MemoryPorts][chat.sohbet.memory.MemoryPorts] puts it
/// together; the feed, the names and the passwords are also of use by themselves.
///
/// This room touches the JDK and the ports. Locks are taken in this order: all conversations, one
/// conversation, then whatever else is kept; no lock is held while the feed carries.
@NullMarked
package chat.sohbet.memory;

import org.jspecify.annotations.NullMarked;

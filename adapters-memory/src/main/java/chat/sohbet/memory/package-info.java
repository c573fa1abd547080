/// A twin of every driven port in memory: for embedding, for tests, and for a single node.
@NullMarked
package chat.sohbet.memory;

import org.jspecify.annotations.NullMarked;

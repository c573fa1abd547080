/// Loads on a whole house, over its sockets, and what they cost: the workloads by name, the clients
/// they are made of, and the server they are thrown at. It speaks the protocol by itself, as the
/// cost of whoever measures is part of what two cores can do: no JSON is parsed where looking for a
/// name in the bytes will do.
@NullMarked
package chat.sohbet.benchmarks;

import org.jspecify.annotations.NullMarked;

/// A simulation of a whole house of people, and the checker that looks at its history afterwards:
/// whatever the network, the nodes and the people do, nothing is lost, nothing is doubled, and
/// nobody sees what isn't theirs. `docs/CHECKER.md` says what is checked and how to run it.
///
/// [Simulation][chat.sohbet.history.Simulation] makes people do things at random, on
/// [devices][chat.sohbet.history.Device] that follow the protocol to the letter, against a
/// [house][chat.sohbet.history.House]: one in this process
/// ([ChatHouse][chat.sohbet.history.ChatHouse]) or one behind real sockets.
/// [HistoryChecker][chat.sohbet.history.HistoryChecker] compares what they were told with what the
/// store holds.
///
/// This room touches the domain, the ports and the chat; no adapter.
@NullMarked
package chat.sohbet.history;

import org.jspecify.annotations.NullMarked;

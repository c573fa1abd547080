/// Whole histories lived over the memory adapters, and a check of the checker itself: ports that
/// were broken on purpose. See [chat.sohbet.history].
@NullMarked
package chat.sohbet.memory.history;

import org.jspecify.annotations.NullMarked;

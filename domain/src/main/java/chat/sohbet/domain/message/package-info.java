/// What people write: a draft with its client's id, and the message it becomes. Touches
/// [chat.sohbet.domain] and the ids of [chat.sohbet.domain.user].
@NullMarked
package chat.sohbet.domain.message;

import org.jspecify.annotations.NullMarked;

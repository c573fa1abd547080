/// Where people write: the conversation with its two counters, who may do what in it, and what
/// everybody has seen. Touches [chat.sohbet.domain], [chat.sohbet.domain.user] and
/// [chat.sohbet.domain.message].
@NullMarked
package chat.sohbet.domain.conversation;

import org.jspecify.annotations.NullMarked;

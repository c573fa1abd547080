/// The words of a chat: [users][chat.sohbet.domain.user], [messages][chat.sohbet.domain.message]
/// and [conversations][chat.sohbet.domain.conversation], as values that guard themselves and
/// decisions without side effects.
///
/// This room touches the JDK alone: no I/O, no clock, no random number, no thread. Facts come in,
/// verdicts go out.
@NullMarked
package chat.sohbet.domain;

import org.jspecify.annotations.NullMarked;

/// What a chat can do: one final class per use case, named by a verb and a noun;
/// [Chat][chat.sohbet.application.Chat] assembles them and is the one door for whoever drives the
/// chat: the web adapter, a test, a program that embeds it.
///
/// This room touches the JDK and the domain; the outside it reaches through
/// [ports][chat.sohbet.application.port].
@NullMarked
package chat.sohbet.application;

import org.jspecify.annotations.NullMarked;

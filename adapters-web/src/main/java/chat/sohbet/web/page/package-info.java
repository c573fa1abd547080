/// The pages of the browser client. Touches the chat, [chat.sohbet.web.http],
/// [chat.sohbet.web.json] and [chat.sohbet.web.security].
@NullMarked
package chat.sohbet.web.page;

import org.jspecify.annotations.NullMarked;

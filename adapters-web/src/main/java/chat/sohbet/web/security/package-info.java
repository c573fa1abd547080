/// Who somebody is: tokens, cookies, sessions that ended, and how much anybody may do in a while.
/// Nothing here is ever logged. Touches the chat, [chat.sohbet.web.http] and
/// [chat.sohbet.web.json].
@NullMarked
package chat.sohbet.web.security;

import org.jspecify.annotations.NullMarked;

/// Who chats: people with a username, their accounts, and the sessions (devices) they are signed in
/// on. Touches [chat.sohbet.domain] only.
@NullMarked
package chat.sohbet.domain.user;

import org.jspecify.annotations.NullMarked;

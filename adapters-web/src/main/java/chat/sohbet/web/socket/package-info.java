/// The WebSocket at `/api/v1/socket`: commands in, frames out, and everybody who is connected to
/// this node. We read and write the frames of RFC 6455 ourselves on Helidon's connection: its
/// listener hides what we need (a peer that vanishes, the bytes of a text) and its session must not
/// be used by two threads. Touches Helidon, the chat, [chat.sohbet.web.http],
/// [chat.sohbet.web.json] and [chat.sohbet.web.security].
@NullMarked
package chat.sohbet.web.socket;

import org.jspecify.annotations.NullMarked;

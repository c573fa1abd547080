/// The HTTP API under `/api/v1`: requests become calls of [Chat][chat.sohbet.application.Chat],
/// what comes of them becomes answers. One class for each kind of thing. Touches the chat,
/// [chat.sohbet.web.http], [chat.sohbet.web.json] and [chat.sohbet.web.security].
@NullMarked
package chat.sohbet.web.api;

import org.jspecify.annotations.NullMarked;

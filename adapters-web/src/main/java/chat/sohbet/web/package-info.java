/// What comes in over HTTP and WebSocket, and the pages: [Web][chat.sohbet.web.Web] wires the rooms
/// below it, which know nothing of each other but what their own pages say. Drives
/// [Chat][chat.sohbet.application.Chat] and nothing else of the inside.
@NullMarked
package chat.sohbet.web;

import org.jspecify.annotations.NullMarked;

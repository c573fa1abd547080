/// What comes in over HTTP and WebSocket, and the pages.
@NullMarked
package chat.sohbet.web;

import org.jspecify.annotations.NullMarked;

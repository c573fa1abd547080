/// What every request and answer over HTTP has in common: where it came from, how failures look,
/// which headers protect it, static files. Touches Helidon and [chat.sohbet.web.json].
@NullMarked
package chat.sohbet.web.http;

import org.jspecify.annotations.NullMarked;

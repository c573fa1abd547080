/// The wire format: what came in is read field by field, what goes out is written here and nowhere
/// else, for both doors (HTTP and the socket). Domain types know nothing of it. Touches Jackson,
/// the domain and the application's ports.
@NullMarked
package chat.sohbet.web.json;

import org.jspecify.annotations.NullMarked;

/// Clients for tests, of this module and of others (it is shipped as a test-jar): an
/// [ApiClient][chat.sohbet.web.testing.ApiClient] for HTTP, a
/// [ChatClient][chat.sohbet.web.testing.ChatClient] that speaks the whole protocol over a real
/// socket and converges as a browser does, and a [RawSocket][chat.sohbet.web.testing.RawSocket]
/// that keeps no rule.
@NullMarked
package chat.sohbet.web.testing;

import org.jspecify.annotations.NullMarked;

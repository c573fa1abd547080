/// What the chat needs from outside, in the chat's own words. **One method is one business
/// transaction.** The promises stand here; for each port a contract among the tests of this module
/// proves them on every adapter.
///
/// Every method may throw [Unavailable][chat.sohbet.application.port.Unavailable] when what stands
/// behind it does not answer; then nothing is known to have happened, and the same call may be made
/// again. Every adapter may be called from any thread, and blocks it.
@NullMarked
package chat.sohbet.application.port;

import org.jspecify.annotations.NullMarked;

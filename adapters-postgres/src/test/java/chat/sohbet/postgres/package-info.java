/// The contracts of the ports on a real PostgreSQL, which starts by itself, and how the adapters
/// take it when it fails.
@NullMarked
package chat.sohbet.postgres;

import org.jspecify.annotations.NullMarked;

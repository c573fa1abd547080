/// Whole histories lived over PostgreSQL. See [chat.sohbet.history].
@NullMarked
package chat.sohbet.postgres.history;

import org.jspecify.annotations.NullMarked;

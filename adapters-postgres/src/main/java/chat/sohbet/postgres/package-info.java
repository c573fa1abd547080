/// The driven ports on PostgreSQL. SQL lives here and nowhere else.
@NullMarked
package chat.sohbet.postgres;

import org.jspecify.annotations.NullMarked;

package chat.sohbet.postgres;

import static chat.sohbet.postgres.Rows.flag;
import static chat.sohbet.postgres.Rows.instant;
import static chat.sohbet.postgres.Rows.text;
import static chat.sohbet.postgres.Rows.uuid;

import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import io.helidon.dbclient.DbRow;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How a person stands in the table `users`, as others may see them.
final class UserRows {
    private UserRows() {}

    /// Of a row of `users` that is called `alias`; each column's name begins with `prefix`. The one
    /// place that says who sees whose picture: `own` is when it is shown though it is nobody's to
    /// see.
    static String columns(String alias, String prefix, String own) {
        return """
        %1$s.id AS %2$sid, %1$s.username AS %2$susername, %1$s.display_name AS %2$sdisplay_name,
        %1$s.about AS %2$sabout, %1$s.registered_at AS %2$sregistered_at,
        %1$s.deleted_at IS NOT NULL AS %2$sdeleted,
        CASE WHEN NOT %1$s.hides_picture OR %3$s THEN %1$s.picture END AS %2$spicture
        """
                .formatted(alias, prefix, own);
    }

    /// As everybody may see them.
    static String columns(String alias) {
        return columns(alias, "", "false");
    }

    static User user(DbRow row) {
        return user(row, new UserId(uuid(row, "id")));
    }

    /// The same where the row calls the id otherwise.
    static User user(DbRow row, UserId id) {
        return new User(
                id,
                new Username(text(row, "username")),
                new DisplayName(text(row, "display_name")),
                new About(text(row, "about")),
                instant(row, "registered_at"),
                PostgresUsers.picture(row),
                flag(row, "deleted"));
    }

    static User user(ResultSet row, String prefix) throws SQLException {
        return new User(
                new UserId(Sql.uuid(row, prefix + "id")),
                new Username(row.getString(prefix + "username")),
                new DisplayName(row.getString(prefix + "display_name")),
                new About(row.getString(prefix + "about")),
                Sql.instant(row, prefix + "registered_at"),
                Desks.picture(row, prefix + "picture"),
                row.getBoolean(prefix + "deleted"));
    }
}

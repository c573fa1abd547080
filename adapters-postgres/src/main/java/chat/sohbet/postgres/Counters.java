package chat.sohbet.postgres;

import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Properties;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The counters and properties of a conversation, as far as somebody may know them.
record Counters(long seq, long version, @Nullable Properties properties) {
    static Counters of(ResultSet row) throws SQLException {
        boolean group = Kind.valueOf(row.getString("kind")) == Kind.GROUP;
        return new Counters(
                row.getLong("seq"), row.getLong("version"), group ? Desks.properties(row) : null);
    }

    /// The properties, if they changed past `after` and as far as this goes.
    @Nullable Properties changedSince(long after) {
        boolean shared =
                properties != null
                        && properties.version() > after
                        && properties.version() <= version;
        return shared ? properties : null;
    }
}

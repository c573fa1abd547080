package chat.sohbet.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A server a load is thrown at.
interface Site extends AutoCloseable {
    URI address();

    Town town() throws IOException, SQLException;

    /// For loads that need a past. Throws [UnsupportedOperationException] where the database is not
    /// ours to write.
    TownBySql townBySql() throws IOException, SQLException;

    /// CPU used so far; null where the processes are not ours to look at.
    @Nullable Cost cost();

    /// Memory of the server.
    long residentBytes();

    /// CPU milliseconds of the server, the database and this program.
    record Cost(long server, long database, long load) {
        Cost since(Cost before) {
            return new Cost(server - before.server, database - before.database, load - before.load);
        }
    }

    @Override
    void close() throws IOException;
}

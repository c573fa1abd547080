package chat.sohbet.postgres;

import chat.sohbet.application.port.Attachments;
import chat.sohbet.application.port.Blocks;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.Nodes;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.Preferences;
import chat.sohbet.application.port.Presences;
import chat.sohbet.application.port.Receipts;
import chat.sohbet.application.port.Recoveries;
import chat.sohbet.application.port.Reports;
import chat.sohbet.application.port.Search;
import chat.sohbet.application.port.Sessions;
import chat.sohbet.application.port.Subscriptions;
import chat.sohbet.application.port.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One database and the ports it offers. Ask for each port once; closing this closes them, so close
/// what drives them before.
public final class Postgres implements AutoCloseable {
    private final Database database;
    private final Duration lease;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private @Nullable PostgresNode node;

    private Postgres(Database database, Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    /// Waits for the database, brings its schema up to date and opens a pool of connections.
    ///
    /// Throws [Unavailable][chat.sohbet.application.port.Unavailable] if it can't be reached within
    /// [PostgresSettings#startWithin], and [UnusableDatabase] where waiting won't help; both with a
    /// message of one line that says what is wrong.
    public static Postgres open(PostgresSettings settings) {
        Migration.run(settings);
        return new Postgres(new Database(settings), settings.lease());
    }

    public Users users(Feed feed) {
        var users = new PostgresUsers(database, feed);
        onClose(users::close);
        return users;
    }

    public Sessions sessions(Feed feed) {
        var sessions = new PostgresSessions(database, feed);
        onClose(sessions::close);
        return sessions;
    }

    public Recoveries recoveries() {
        return new PostgresRecoveries(database);
    }

    public Conversations conversations() {
        var conversations = new PostgresConversations(database);
        onClose(conversations::close);
        return conversations;
    }

    public MessageLog log(Feed feed) {
        var log = new PostgresMessageLog(database, feed);
        onClose(log::close);
        return log;
    }

    public Attachments attachments() {
        return new PostgresAttachments(database);
    }

    public Receipts receipts() {
        return new PostgresReceipts(database);
    }

    public Blocks blocks() {
        return new PostgresBlocks(database);
    }

    public Reports reports() {
        return new PostgresReports(database);
    }

    public Preferences preferences() {
        return new PostgresPreferences(database);
    }

    public Search search() {
        return new PostgresSearch(database);
    }

    public Presences presences() {
        return node().presences();
    }

    public Subscriptions subscriptions() {
        return new PostgresSubscriptions(database);
    }

    public Nodes nodes() {
        return node().nodes();
    }

    public Outbox outbox() {
        return node().outbox();
    }

    private synchronized PostgresNode node() {
        if (node == null) node = node(lease);
        return node;
    }

    /// Another node over the same connections.
    synchronized PostgresNode node(Duration lease) {
        var started = PostgresNode.start(database, lease);
        onClose(started::close);
        return started;
    }

    private synchronized void onClose(Runnable close) {
        closing.push(close);
    }

    /// The database's time, told by the clock of this machine.
    public DatabaseClock clock(Clock machine) {
        return new DatabaseClock(database, machine);
    }

    /// Whether the database answers now.
    public boolean answers() {
        return database.answers();
    }

    /// Writes what is under way, and closes the connections.
    @Override
    public synchronized void close() {
        while (!closing.isEmpty()) closing.pop().run();
        database.close();
    }
}

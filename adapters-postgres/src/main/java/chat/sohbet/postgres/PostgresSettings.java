package chat.sohbet.postgres;

import java.time.Duration;

/// Where the database is and how long to wait for it. `url` is a JDBC one
/// (`jdbc:postgresql://host:port/database?…`); what its own parameters say goes before the times
/// here.
///
/// - `connections`: how many are open at most.
/// - `connectWithin`: how long an act waits for one of them.
/// - `answerWithin`: how long a statement may take; half of it is for waiting for a lock. An answer
///   that hasn't come five seconds after that counts as lost together with its connection.
/// - `startWithin`: how long a start goes on trying to reach the database.
/// - `lease`: how long a node that can't renew its inbox keeps it.
public record PostgresSettings(
        String url,
        String user,
        String password,
        int connections,
        Duration connectWithin,
        Duration answerWithin,
        Duration startWithin,
        Duration lease) {
    public PostgresSettings {
        if (!url.startsWith("jdbc:postgresql:"))
            throw new IllegalArgumentException(
                    "a database URL starts with jdbc:postgresql: and this one doesn't");
        if (connections < 2)
            throw new IllegalArgumentException("two connections are the least to work with");
        if (connectWithin.toMillis() < 250 || answerWithin.toMillis() < 2)
            throw new IllegalArgumentException("the database needs some time to answer");
        if (lease.toMillis() < 100) throw new IllegalArgumentException("a lease lasts longer");
    }

    /// Ten connections; five seconds for a connection, ten for an answer, thirty for the start, a
    /// lease of ten.
    public static PostgresSettings of(String url, String user, String password) {
        return new PostgresSettings(
                url,
                user,
                password,
                10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
    }

    public PostgresSettings withConnections(int connections) {
        return new PostgresSettings(
                url, user, password, connections, connectWithin, answerWithin, startWithin, lease);
    }

    public PostgresSettings withWaits(
            Duration connectWithin, Duration answerWithin, Duration startWithin) {
        return new PostgresSettings(
                url, user, password, connections, connectWithin, answerWithin, startWithin, lease);
    }

    public PostgresSettings withLease(Duration lease) {
        return new PostgresSettings(
                url, user, password, connections, connectWithin, answerWithin, startWithin, lease);
    }

    /// Without the password, and without what a URL may carry of it.
    @Override
    public String toString() {
        return "PostgresSettings[" + place() + ", user=" + user + "]";
    }

    /// The URL without its parameters, fit to be shown.
    String place() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}

/// The driven ports on PostgreSQL 15 or newer. SQL lives here and nowhere else, and so does
/// everything that knows how a database fails.
///
/// ```java
/// var postgres = Postgres.open(PostgresSettings.of(url, user, password));
/// var outbox = postgres.outbox();
/// var feed = …;                          // carries news, strikes what it carried from the outbox
/// var users = postgres.users(feed);      // … sessions(feed), log(feed), conversations(), receipts()
/// postgres.close();                      // after the feed
/// ```
///
/// [Postgres#open] waits for the database, brings its schema up to date and opens the pool; from
/// then on a database that is away, restarts or hangs makes every port throw
/// [Unavailable][chat.sohbet.application.port.Unavailable] within bounded time, and work goes on by
/// itself when it is back.
///
/// - Ordinary statements go through Helidon's DbClient, what is written or read by the thousand
///   through JDBC with arrays; both come from one pool, and [Database] is the one place that says
///   commit.
/// - Messages are committed in groups: see [PostgresMessageLog].
/// - Locks are taken in one order everywhere: conversations by id, then members by conversation and
///   person.
///
/// This room touches the domain, the application's ports, Helidon's DbClient, HikariCP, Flyway and
/// JDBC.
@NullMarked
package chat.sohbet.postgres;

import org.jspecify.annotations.NullMarked;

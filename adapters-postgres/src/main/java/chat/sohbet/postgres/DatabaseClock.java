package chat.sohbet.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The database's time, which all nodes share, told by this machine's clock and by how far that one
/// is off. What one node issues another believes: with clocks of their own a token could live
/// longer than anybody said, or come back to life after it was revoked.
///
/// Right to about half of the way to the database, and, after this machine's clock was set, once it
/// has been [adjusted][#adjust].
public final class DatabaseClock extends Clock {
    private static final Duration NOTABLE = Duration.ofSeconds(2);
    private static final System.Logger LOG = System.getLogger(DatabaseClock.class.getName());

    private final Database database;
    private final Clock machine;
    private volatile Duration ahead = Duration.ZERO;

    /// Throws [Unavailable][chat.sohbet.application.port.Unavailable] as all that asks the
    /// database.
    DatabaseClock(Database database, Clock machine) {
        this.database = database;
        this.machine = machine;
        adjust();
    }

    /// Asks the database for its time, to be called every few seconds. What is known stays as long
    /// as the answer doesn't exclude it, so that the time doesn't tremble.
    public void adjust() {
        var before = machine.instant();
        long began = System.nanoTime();
        var there =
                database.onConnection(connection ->
                        Sql.query(
                                        connection,
                                        "SELECT clock_timestamp() AS now",
                                        row -> Sql.instant(row, "now"))
                                .getFirst());
        var half = Duration.ofNanos((System.nanoTime() - began) / 2);
        var measured = Duration.between(before.plus(half), there);
        var change = measured.minus(ahead);
        if (change.abs().compareTo(half) <= 0) return;
        ahead = measured;
        if (change.abs().compareTo(NOTABLE) > 0)
            LOG.log(
                    System.Logger.Level.WARNING,
                    "this machine''s clock is {0} s off the database''s, which counts",
                    Long.toString(measured.toSeconds()));
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DatabaseClock(database, machine.withZone(zone));
    }
}

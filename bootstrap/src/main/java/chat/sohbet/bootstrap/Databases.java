package chat.sohbet.bootstrap;

import chat.sohbet.application.port.Unavailable;
import chat.sohbet.postgres.PostgresSettings;
import chat.sohbet.postgres.UnusableDatabase;
import java.util.function.Supplier;

/// How the program meets its database, and what it says if that fails.
final class Databases {

    private Databases() {}

    static PostgresSettings settings(Settings.Database database, Settings settings) {
        var wanted =
                PostgresSettings.of(
                                database.url(),
                                database.user(),
                                database.password().map(Secret::reveal).orElse(""))
                        .withConnections(settings.limits().databaseConnections())
                        .withLease(settings.lease());
        return wanted.withWaits(wanted.connectWithin(), wanted.answerWithin(), database.patience());
    }

    /// Does what needs the database.
    ///
    /// @throws CannotStart if it is away, or not what it has to be
    static <T> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (Unavailable | UnusableDatabase e) {
            throw said(e);
        }
    }

    /// What is to be said of a failure; another one than the database's is returned as it is.
    static RuntimeException said(RuntimeException failure) {
        return failure instanceof Unavailable || failure instanceof UnusableDatabase
                ? CannotStart.world(failure.getMessage() + because(failure), failure)
                : failure;
    }

    /// What the library said, unless the message has it already.
    private static String because(RuntimeException e) {
        var reason = e.getCause() == null ? "" : CannotStart.reason(e);
        return reason.isEmpty() || String.valueOf(e.getMessage()).contains(reason)
                ? ""
                : ": " + reason;
    }
}

package chat.sohbet.postgres;

import chat.sohbet.application.port.Unavailable;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The pool of connections, and the one place that begins, commits and undoes. Failures of the
/// database leave it as [Unavailable], collisions are tried again, everything else passes through
/// with its cause.
final class Database implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    private static final int TRIES = 4;

    /// All that is read is a short stretch along an index. The planner can't know that from its
    /// parameters, and would gather a whole conversation in a bitmap to sort out a page of it. And
    /// as no parameter makes another plan better, a statement is planned once: planning each time
    /// took most of the time of writing a message.
    static final String PLANNING =
            """
            SET enable_bitmapscan = off;
            SET enable_seqscan = off;
            SET enable_hashjoin = off;
            SET enable_mergejoin = off;
            SET plan_cache_mode = force_generic_plan;
            SET jit = off
            """;

    private static final String SESSION =
            """
            SET statement_timeout = %d;
            SET lock_timeout = %d;
            SET idle_in_transaction_session_timeout = %d;
            """
                    + PLANNING;

    private final HikariDataSource pool;
    private final DbClient client;

    /// DbClient forgets a connection on which it could not even prepare a statement, so what it was
    /// lent is remembered here.
    private final ThreadLocal<@Nullable Connection> lent = new ThreadLocal<>();

    /// What is done on a connection, inside a transaction.
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    Database(PostgresSettings settings) {
        pool = new HikariDataSource(pooled(settings));
        client = JdbcClientBuilder.create().connectionPool(this::connection).build();
    }

    private static HikariConfig pooled(PostgresSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("sohbet");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(Math.min(2, settings.connections()));
        config.setConnectionTimeout(settings.connectWithin().toMillis());
        config.setValidationTimeout(Math.max(250, settings.connectWithin().toMillis() / 2));
        config.setInitializationFailTimeout(-1); // who opens it has looked already
        long answer = settings.answerWithin().toMillis();
        config.setConnectionInitSql(SESSION.formatted(answer, answer / 2, 2 * answer));
        config.addDataSourceProperty("ApplicationName", "sohbet");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // What people wrote does not belong into the messages of exceptions.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty(
                "connectTimeout", seconds(settings.connectWithin().toMillis()));
        config.addDataSourceProperty("socketTimeout", seconds(answer + 5_000));
        return config;
    }

    private static String seconds(long millis) {
        return Long.toString(Math.max(1, millis / 1_000));
    }

    private Connection connection() {
        try {
            var connection = pool.getConnection();
            lent.set(connection);
            return connection;
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /// A single statement that is its own transaction; what it streams is over when `work` returns.
    <T> T read(Function<DbExecute, T> work) {
        return attempt(() -> {
            try {
                return work.apply(client.execute());
            } finally {
                giveBack();
            }
        });
    }

    private void giveBack() {
        var connection = lent.get();
        lent.remove();
        try {
            if (connection != null) connection.close();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection was closed badly", e);
        }
    }

    /// Several statements that are one: `work` may run again after a collision.
    <T> T transaction(Function<DbTransaction, T> work) {
        return attempt(() -> {
            lent.remove();
            var transaction = client.transaction();
            T result;
            try {
                result = work.apply(transaction);
            } catch (Throwable thrown) {
                if (lent.get() != null) undo(transaction::rollback, thrown);
                throw thrown;
            }
            transaction.commit();
            return result;
        });
    }

    /// The same on a bare connection, for arrays and prepared statements.
    <T> T onConnection(Work<T> work) {
        return attempt(() -> {
            try (var connection = client.unwrap(Connection.class)) {
                connection.setAutoCommit(false);
                T result;
                try {
                    result = work.on(connection);
                } catch (Throwable thrown) {
                    undo(() -> rollback(connection), thrown);
                    throw thrown;
                }
                connection.commit();
                return result;
            } catch (SQLException e) {
                throw new Failed(e);
            }
        });
    }

    /// The same where `work` sends its own beginning and commit along with its statements, to save
    /// the ways to and fro: see [Sql#begin] and [Sql#finish].
    <T> T onTheWay(Work<T> work) {
        return attempt(() -> {
            try (var connection = client.unwrap(Connection.class)) {
                try {
                    return work.on(connection);
                } catch (Throwable thrown) {
                    undo(() -> rollBack(connection), thrown);
                    throw thrown;
                }
            } catch (SQLException e) {
                throw new Failed(e);
            }
        });
    }

    private static void rollBack(Connection connection) {
        try {
            Sql.update(connection, "ROLLBACK");
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /// One statement, which is a transaction by itself.
    <T> T alone(Work<T> work) {
        return attempt(() -> {
            try (var connection = client.unwrap(Connection.class)) {
                return work.on(connection);
            } catch (SQLException e) {
                throw new Failed(e);
            }
        });
    }

    /// Several statements for reading only, which see one state of the database.
    <T> T snapshot(Work<T> work) {
        return onConnection(connection -> {
            Sql.update(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return work.on(connection);
        });
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /// A failed undoing must not hide why there was something to undo.
    private static void undo(Runnable rollback, Throwable why) {
        try {
            rollback.run();
        } catch (RuntimeException alsoFailed) {
            why.addSuppressed(alsoFailed);
        }
    }

    private <T> T attempt(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (RuntimeException failed) {
                switch (Failure.of(failed)) {
                    case COLLISION -> {
                        if (tries == TRIES)
                            throw new Unavailable("the database is too busy", failed);
                    }
                    case SLOW -> throw new Unavailable("the database is too slow", failed);
                    case AWAY -> throw new Unavailable("the database is away", failed);
                    case FULL ->
                            throw Unavailable.full("the disk under the database is full", failed);
                    case OTHER -> {
                        if (pool.isClosed()) throw new Unavailable("the node stops", failed);
                        throw failed;
                    }
                }
            }
        }
    }

    boolean answers() {
        try {
            return read(db -> db.get("SELECT 1")).isPresent();
        } catch (Unavailable _) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /// An [SQLException] on its way to [#attempt].
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}

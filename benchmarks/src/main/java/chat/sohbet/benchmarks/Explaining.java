package chat.sohbet.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// PostgreSQL's driver, in whose place it puts itself: while somebody listens, every statement is
/// explained (`ANALYZE`, so it is really done), undone, and then done. Plans are those of the
/// connection the statement is for, with all that was set there.
final class Explaining implements Driver {
    private final Driver real = new org.postgresql.Driver();
    private final Map<String, String> plans = new LinkedHashMap<>();
    private boolean listening;

    /// A parameter, and by which method it was set.
    private record Given(Method method, Object value) {
        void to(PreparedStatement statement, int place) throws SQLException {
            try {
                method.invoke(statement, place, value);
            } catch (ReflectiveOperationException failed) {
                throw new SQLException(failed);
            }
        }
    }

    /// Every connection that is opened from now on is looked at.
    static Explaining install() throws SQLException {
        var explaining = new Explaining();
        for (var driver : DriverManager.drivers().toList()) DriverManager.deregisterDriver(driver);
        DriverManager.registerDriver(explaining);
        return explaining;
    }

    /// The statements of an act and their plans, in the order in which they came first.
    synchronized Map<String, String> of(Crowd.Act act) throws Exception {
        plans.clear();
        listening = true;
        act.run();
        listening = false;
        return new LinkedHashMap<>(plans);
    }

    @Override
    public Connection connect(String url, Properties login) throws SQLException {
        var connection = real.connect(url, login);
        return proxy(
                Connection.class,
                (method, values) -> {
                    var result = call(connection, method, values);
                    return method.getName().equals("prepareStatement")
                            ? watched(connection, (String) values[0], (PreparedStatement) result)
                            : result;
                });
    }

    private PreparedStatement watched(
            Connection connection, String sql, PreparedStatement statement) {
        var given = new TreeMap<Integer, Given>();
        return proxy(
                PreparedStatement.class,
                (method, values) -> {
                    if (values.length == 2 && method.getName().startsWith("set"))
                        given.put((int) values[0], new Given(method, values[1]));
                    if (listening && method.getName().startsWith("execute"))
                        explain(connection, sql, new ArrayList<>(given.values()));
                    return call(statement, method, values);
                });
    }

    private void explain(Connection connection, String sql, List<Given> values)
            throws SQLException {
        boolean idle =
                connection.unwrap(BaseConnection.class).getTransactionState()
                        == TransactionState.IDLE;
        boolean alone = idle && connection.getAutoCommit();
        run(connection, alone ? "BEGIN" : "SAVEPOINT explained");
        int from = 0;
        for (var part : sql.split(";\n")) {
            int count = (int) part.chars().filter(c -> c == '?').count();
            if (part.matches("(?s)\\s*(SELECT|INSERT|UPDATE|DELETE|WITH).*"))
                plans.putIfAbsent(
                        part.strip(), plan(connection, part, values.subList(from, from + count)));
            from += count;
        }
        run(connection, alone ? "ROLLBACK" : "ROLLBACK TO explained");
    }

    private static String plan(Connection connection, String sql, List<Given> values)
            throws SQLException {
        var lines = new StringBuilder();
        try (var statement =
                connection.prepareStatement(
                        "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) " + sql)) {
            for (int i = 0; i < values.size(); i++) values.get(i).to(statement, i + 1);
            var rows = statement.executeQuery();
            while (rows.next()) lines.append(rows.getString(1)).append('\n');
        }
        return lines.toString();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Handling {
        Object handle(Method method, Object[] values) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handling handling) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, values) ->
                                handling.handle(method, values == null ? new Object[0] : values)));
    }

    private static Object call(Object target, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return real.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties login) throws SQLException {
        return real.getPropertyInfo(url, login);
    }

    @Override
    public int getMajorVersion() {
        return real.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return real.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return real.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Explaining.class.getName());
    }
}

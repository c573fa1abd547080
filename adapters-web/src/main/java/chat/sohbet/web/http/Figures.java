package chat.sohbet.web.http;

import chat.sohbet.web.json.Problem;
import io.helidon.http.Method;
import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// What is counted at the doors, among the meters of the process. Labels come from lists of ours,
/// never from what somebody sent, so that nobody can make them many.
public final class Figures {
    private static final Timer LAG =
            Metrics.getOrCreate(
                    Timer.builder("sohbet.delivery.lag")
                            .description("From a message's time to its way out of this node"));

    /// Older ones were not delayed: they changed, or somebody was away.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final Map<Problem.Code, Counter> REFUSALS = new EnumMap<>(Problem.Code.class);
    private static final Map<Login, Counter> LOGINS = new EnumMap<>(Login.class);

    /// How an attempt to log in ended.
    public enum Login {
        RIGHT,
        WRONG,
        TOO_OFTEN
    }

    static {
        for (var code : Problem.Code.values())
            REFUSALS.put(
                    code,
                    Metrics.getOrCreate(
                            Counter.builder("sohbet.refusals")
                                    .description("Requests and frames that were refused")
                                    .tags(List.of(Tag.create("code", code.word())))));
        for (var login : Login.values())
            LOGINS.put(
                    login,
                    Metrics.getOrCreate(
                            Counter.builder("sohbet.logins")
                                    .description("Attempts to log in")
                                    .tags(List.of(Tag.create("result", word(login))))));
    }

    private Figures() {}

    private static String word(Login login) {
        return login.name().toLowerCase(java.util.Locale.ROOT);
    }

    public static void refused(Problem.Code code) {
        var counter = REFUSALS.get(code);
        if (counter != null) counter.increment();
    }

    public static void login(Login login) {
        var counter = LOGINS.get(login);
        if (counter != null) counter.increment();
    }

    public static void delivered(Duration lag) {
        if (lag.compareTo(FRESH) < 0) LAG.record(lag.isNegative() ? Duration.ZERO : lag);
    }

    /// The requests of one route, each answered with some status.
    static final class Route {
        private final List<Tag> tags;
        private final Map<Integer, Timer> byStatus = new ConcurrentHashMap<>();

        Route(Method method, String path) {
            tags = List.of(Tag.create("method", method.text()), Tag.create("route", path));
        }

        void answered(int status, long nanos) {
            byStatus.computeIfAbsent(status, this::timer).record(nanos, TimeUnit.NANOSECONDS);
        }

        private Timer timer(int status) {
            return Metrics.getOrCreate(
                    Timer.builder("sohbet.requests")
                            .description("HTTP requests, by route and answer")
                            .tags(
                                    List.of(
                                            tags.get(0),
                                            tags.get(1),
                                            Tag.create("status", Integer.toString(status)))));
        }
    }
}

package chat.sohbet.web;

import chat.sohbet.web.socket.Sockets;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Metrics;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/// What those who run a node may ask it: `/health/live`, `/health/ready`, `/metrics`. Answers say
/// that something is wrong, not what.
final class Observation {
    /// Meters are the process's, whatever number of servers it has.
    private static final Set<Sockets> SERVING = new CopyOnWriteArraySet<>();

    private Observation() {}

    static void end(Sockets sockets) {
        SERVING.remove(sockets);
    }

    static ObserveFeature of(Map<String, BooleanSupplier> ready, Sockets sockets) {
        var health =
                HealthObserver.builder()
                        .endpoint("/health")
                        .useSystemServices(false)
                        .details(false);
        health.addCheck(check("alive", HealthCheckType.LIVENESS, () -> true));
        health.addCheck(check("open", HealthCheckType.READINESS, () -> !sockets.draining()));
        ready.forEach(
                (name, check) -> health.addCheck(check(name, HealthCheckType.READINESS, check)));
        SERVING.add(sockets);
        gauge("sohbet.sockets", "Sockets that are open", Sockets::count);
        gauge("sohbet.frames.waiting", "Frames that wait for slow sockets", Sockets::waiting);
        Machine.show();
        return ObserveFeature.builder()
                .observersDiscoverServices(false)
                .addObserver(health.build())
                .addObserver(MetricsObserver.builder().endpoint("/metrics").build())
                .build();
    }

    private static void gauge(String name, String meaning, ToIntFunction<Sockets> each) {
        Metrics.getOrCreate(
                Gauge.builder(name, () -> SERVING.stream().mapToInt(each).sum())
                        .description(meaning));
    }

    private static HealthCheck check(String name, HealthCheckType type, BooleanSupplier up) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public HealthCheckType type() {
                return type;
            }

            @Override
            public HealthCheckResponse call() {
                return HealthCheckResponse.builder().status(up.getAsBoolean()).build();
            }
        };
    }
}

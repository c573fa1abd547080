package chat.sohbet.history;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Receipts;
import chat.sohbet.application.port.Unavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/// Ports behind which the store goes away now and then: before something is done, or, worse, after.
/// Both are what every port may do.
final class Unreliable {
    /// What isn't of this port's own making.
    private static final Set<String> SPARED = Set.of("toString", "hashCode", "equals", "history");

    private final RandomGenerator random;
    private final DoubleSupplier probability;

    Unreliable(RandomGenerator random, DoubleSupplier probability) {
        this.random = random;
        this.probability = probability;
    }

    Ports over(Ports ports) {
        return Swap.with(
                ports,
                over(Conversations.class, ports.conversations()),
                over(MessageLog.class, ports.log()),
                over(Receipts.class, ports.receipts()));
    }

    private <T> T over(Class<T> type, T port) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            boolean spared = SPARED.contains(method.getName());
                            if (!spared && fails()) throw away();
                            try {
                                var result = method.invoke(port, arguments);
                                if (!spared && fails()) throw away();
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private static Unavailable away() {
        return new Unavailable("away on purpose", Duration.ofMillis(300));
    }

    private synchronized boolean fails() {
        double now = probability.getAsDouble();
        return now > 0 && random.nextDouble() < now;
    }
}

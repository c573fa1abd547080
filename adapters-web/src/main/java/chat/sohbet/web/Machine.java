package chat.sohbet.web;

import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Metrics;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/// How the process and the machine under it are doing.
final class Machine {
    private static final double MILLIS = 1_000;

    private Machine() {}

    /// Adds it to the process's meters; again and again is once.
    static void show() {
        var heap = ManagementFactory.getMemoryMXBean();
        var threads = ManagementFactory.getThreadMXBean();
        var system = ManagementFactory.getOperatingSystemMXBean();
        var process = ManagementFactory.getRuntimeMXBean();
        gauge("heap.used.bytes", "Heap in use", () -> heap.getHeapMemoryUsage().getUsed());
        gauge(
                "heap.max.bytes",
                "The most it may grow to",
                () -> heap.getHeapMemoryUsage().getMax());
        gauge(
                "gc.seconds",
                "Time spent on collecting garbage since the start",
                Machine::collecting);
        gauge("threads", "Platform threads", threads::getThreadCount);
        gauge("load", "Load of the machine over a minute", system::getSystemLoadAverage);
        gauge("processors", "Processors there are", system::getAvailableProcessors);
        gauge("uptime.seconds", "Time since the start", () -> process.getUptime() / MILLIS);
    }

    private static <N extends Number> void gauge(String name, String meaning, Supplier<N> value) {
        Metrics.getOrCreate(Gauge.builder("sohbet." + name, value).description(meaning));
    }

    private static double collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum()
                / MILLIS;
    }
}

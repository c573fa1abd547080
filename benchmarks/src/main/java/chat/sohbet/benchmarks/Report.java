package chat.sohbet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.AbstractHistogram;

/// What came out of a load: named figures in order.
final class Report {
    private final String workload;
    private final List<Figure> figures = new ArrayList<>();

    private record Figure(String name, double value, String unit) {
        String shown() {
            return String.format(
                    Locale.ROOT,
                    value >= 1_000 || value == Math.rint(value)
                            ? "%,.0f"
                            : value >= 10 ? "%.1f" : "%.3f",
                    value);
        }
    }

    Report(String workload) {
        this.workload = workload;
    }

    Report put(String name, double value, String unit) {
        figures.add(new Figure(name, value, unit));
        return this;
    }

    /// Percentiles of nanoseconds, in milliseconds.
    Report latency(String name, AbstractHistogram nanos) {
        for (var percentile : new double[] {50, 99, 99.9})
            put(
                    "%s p%s"
                            .formatted(
                                    name,
                                    percentile % 1 == 0 ? (int) percentile + "" : percentile + ""),
                    nanos.getValueAtPercentile(percentile) / 1e6,
                    "ms");
        return this;
    }

    /// What it cost to do `count` of something.
    Report cost(Site.Cost cost, double count, String what) {
        put("server", 1_000 * cost.server() / count, "CPU-ms per 1,000 " + what);
        put("database", 1_000 * cost.database() / count, "CPU-ms per 1,000 " + what);
        put(
                "server and database",
                1_000 * (cost.server() + cost.database()) / count,
                "CPU-ms per 1,000 " + what);
        return put("load generator", 1_000 * cost.load() / count, "CPU-ms per 1,000 " + what);
    }

    double value(String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    String table() {
        return "| %s | | |%n| --- | ---: | --- |%n".formatted(workload)
                + figures.stream()
                        .map(f -> "| %s | %s | %s |%n".formatted(f.name(), f.shown(), f.unit()))
                        .collect(Collectors.joining());
    }

    /// No name or unit holds a quote.
    String json() {
        return figures.stream()
                .map(f ->
                        String.format(
                                Locale.ROOT,
                                "{\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\"}",
                                f.name(),
                                f.value(),
                                f.unit()))
                .collect(
                        Collectors.joining(
                                ",", "{\"workload\":\"" + workload + "\",\"figures\":[", "]}\n"));
    }
}

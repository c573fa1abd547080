package chat.sohbet.benchmarks;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/// `bench WORKLOAD`: starts a server of its own, throws the workload at it and prints what it
/// measured as a table and as JSON. docs/BENCHMARKS.md says what each workload is and what came out
/// the last time.
public final class Main {
    private static final Map<String, Measurement> WORKLOADS = new LinkedHashMap<>();

    static {
        WORKLOADS.put("pairs", on(new PairsLoad()));
        WORKLOADS.put("steady", on(new SteadyLoad()));
        WORKLOADS.put("idle", on(new IdleLoad()));
        WORKLOADS.put("history", on(new HistoryLoad()));
        WORKLOADS.put("list", on(new ListLoad()));
        WORKLOADS.put("search", on(new SearchLoad()));
        WORKLOADS.put("reconnect", on(new ReconnectLoad()));
        WORKLOADS.put("logins", on(new LoginsLoad()));
        WORKLOADS.put("slow", on(new SlowLoad()));
        WORKLOADS.put("group", on(new GroupLoad()));
        WORKLOADS.put(
                "growth",
                on((site, options, report) -> new GrowthLoad(site, options, report).run()));
        WORKLOADS.put("cluster", ClusterLoad::run);
        WORKLOADS.put("plans", on(new PlansLoad()));
    }

    private Main() {}

    private interface Measurement {
        void run(Options options, Report report) throws Exception;
    }

    /// Throws the load at a server of its own, or at the one that was named.
    private static Measurement on(Workload load) {
        return (options, report) -> {
            var url = options.url();
            try (var site = url == null ? Server.start(options) : new GivenSite(url)) {
                load.run(site, options, report);
            }
        };
    }

    public static void main(String[] arguments) throws Exception {
        var options = Options.parse(arguments);
        var workload = WORKLOADS.get(options.workload());
        if (workload == null) {
            System.err.println(help());
            System.exit(2);
        } else {
            report(options, run(workload, options), System.out);
            // Crowds may still be listening.
            System.exit(0);
        }
    }

    private static Report run(Measurement workload, Options options) throws Exception {
        var report = new Report(options.workload());
        workload.run(options, report);
        return report;
    }

    private static void report(Options options, Report report, PrintStream out) throws Exception {
        out.println(report.table());
        out.print(report.json());
        if (options.json().isPresent()) Files.writeString(options.json().get(), report.json());
    }

    private static String help() {
        return """
        bench WORKLOAD [--SIZE=NUMBER …] [--java=OPTION …] [--server=SETTING=VALUE …] [--url=http://…] [--json=FILE]

        Workloads: %s
        Sizes, settings and what came out: docs/BENCHMARKS.md
        """
                .formatted(String.join(", ", WORKLOADS.keySet()));
    }
}

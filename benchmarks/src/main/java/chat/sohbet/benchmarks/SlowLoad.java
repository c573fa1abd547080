package chat.sohbet.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/// Somebody reads a byte a second while ten thousand messages come for them, and others chat. What
/// becomes of the others' deliveries is compared with the same flood for somebody who reads, since
/// a flood is felt by itself.
final class SlowLoad implements Workload {
    /// Their letters are told from those of the others.
    private static final int FIRST = 1_000_000;

    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        var flood =
                new Flood(
                        options.number("flood", 10_000),
                        options.number("flood-length", 2_000),
                        options.number("flood-rate", 1_000),
                        new AtomicInteger());
        try (var town = site.townBySql();
                var crowd = new Crowd()) {
            var traffic = new Traffic();
            var pairs = town.pairs(2 + options.number("users", 200) / 2);
            town.remember(pairs, 20);
            var others = pairs.subList(2, pairs.size());
            var writing = SteadyLoad.begin(site, options, crowd, others, traffic);
            SteadyLoad.warmUp(writing, options);
            // Once for nobody to see: what floods need is compiled then.
            read(site, crowd, traffic, pairs.get(0), flood);

            var before = traffic.watch(site, 10).latency();
            long resident = site.residentBytes();
            var read = read(site, crowd, traffic, pairs.get(0), flood);
            long between = site.residentBytes();
            var end = new AtomicReference<>("");
            Histogram slow;
            try (var reader = Connection.narrow(site.address(), pairs.get(1).other())) {
                reader.hello("{}");
                var comes = new AtomicBoolean(true);
                crowd.start(() -> end.set(sip(reader, comes::get)));
                slow = flood.pour(site, crowd, traffic, pairs.get(1));
                comes.set(false);
                while (end.get().isEmpty()) TimeUnit.MILLISECONDS.sleep(100);
            }
            writing.end();
            traffic.end(crowd);
            if (!end.get().contains("4408")) System.err.println("it ended so: " + end.get());
            report.latency("delivery before", before)
                    .latency("delivery during a flood that is read", read)
                    .latency("delivery during a flood for a byte a second", slow)
                    .put("p99, of that before", ratio(slow, before), "times")
                    .put("p99, of that during the flood that is read", ratio(slow, read), "times")
                    .put("server, more by the first flood", mebibytes(between - resident), "MiB")
                    .put(
                            "server, more by the second",
                            mebibytes(site.residentBytes() - between),
                            "MiB");
        }
    }

    private static double ratio(Histogram one, Histogram other) {
        return (double) one.getValueAtPercentile(99) / other.getValueAtPercentile(99);
    }

    private static double mebibytes(long bytes) {
        return bytes / 1048576.0;
    }

    /// Reads on slowly as long as it comes, and then what is left, to find out how it ended: the
    /// server says why, and doesn't wait for ever until that is heard.
    private static String sip(Connection reader, BooleanSupplier comes) throws Exception {
        try {
            while (comes.getAsBoolean()) {
                reader.sip();
                TimeUnit.SECONDS.sleep(1);
            }
            reader.listen(_ -> true);
        } catch (IOException ended) {
            return String.valueOf(ended.getMessage());
        }
        return "still open";
    }

    private static Histogram read(Site site, Crowd crowd, Traffic traffic, Pair pair, Flood flood)
            throws Exception {
        try (var reader = Connection.open(site.address(), pair.other())) {
            reader.hello("{}");
            crowd.start(() -> {
                try {
                    reader.listen(_ -> true);
                } catch (IOException hungUp) {
                    return;
                }
            });
            return flood.pour(site, crowd, traffic, pair);
        }
    }

    /// So many messages of such a length, so many a second.
    private record Flood(int messages, int length, int rate, AtomicInteger writers) {
        /// Answers how long others' messages took meanwhile.
        Histogram pour(Site site, Crowd crowd, Traffic traffic, Pair pair) throws Exception {
            try (var writer = Connection.open(site.address(), pair.one())) {
                writer.hello("{}");
                var letter =
                        new Letter(
                                pair.conversation(), FIRST + writers.getAndIncrement(), length, 1);
                var acknowledged = new AtomicInteger();
                var meanwhile = traffic.during();
                crowd.startPunctual(() -> write(writer, letter));
                writer.listen(frame -> {
                    if (frame.is("error")) throw new IOException(frame.toString());
                    return !frame.is("ack") || acknowledged.incrementAndGet() < messages;
                });
                crowd.check();
                return meanwhile.get();
            }
        }

        private void write(Connection writer, Letter letter) throws IOException {
            long due = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                due += TimeUnit.SECONDS.toNanos(1) / rate;
                while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
                writer.add(letter.at(due));
                writer.flush();
            }
        }
    }
}

package chat.sohbet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A house on a usual day: many are connected, and now and then somebody writes. Messages are sent
/// when they are due, whether or not the ones before them have arrived, and their latency counts
/// from then.
final class SteadyLoad implements Workload {
    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        try (var town = site.town();
                var crowd = new Crowd()) {
            var traffic = new Traffic();
            var pairs = town.pairs(options.number("users", 1_000) / 2);
            town.remember(pairs, options.number("past", 20));
            var writing = begin(site, options, crowd, pairs, traffic);
            warmUp(writing, options);
            crowd.check();
            var stretch = traffic.watch(site, options.number("seconds", 20));
            writing.end();
            traffic.end(crowd);
            report.put("delivered", stretch.delivered() / stretch.seconds(), "messages/s")
                    .latency("delivery", stretch.latency())
                    .cost(stretch.cost(), stretch.delivered(), "messages");
        }
    }

    /// What a house has said in its first hours is said in a few seconds: a program that has just
    /// started translates itself to machine code meanwhile, and is no measure.
    static void warmUp(Writing writing, Options options) throws InterruptedException {
        writing.at(options.number("warm-up-rate", 2_000));
        TimeUnit.SECONDS.sleep(options.number("warm-up", 15));
        writing.at(options.number("rate", 200));
        TimeUnit.SECONDS.sleep(options.number("calm", 5));
    }

    /// Lets everybody in and begins to write.
    static Writing begin(Site site, Options options, Crowd crowd, List<Pair> pairs, Traffic traffic)
            throws InterruptedException {
        int length = options.number("length", 100);
        var ones = crowd.connect(site, pairs.stream().map(Pair::one).toList(), "{}");
        var others = crowd.connect(site, pairs.stream().map(Pair::other).toList(), "{}");
        var letters = new ArrayList<Letter>();
        for (int i = 0; i < pairs.size(); i++) {
            letters.add(new Letter(pairs.get(i).conversation(), i, length, 1));
            var one = ones.get(i);
            var other = others.get(i);
            crowd.start(() -> one.listen(traffic.acknowledgements()));
            crowd.start(() -> other.listen(traffic.reader()));
        }
        var writing = new Writing(traffic, ones, letters, options.number("rate", 200));
        writing.start(crowd);
        return writing;
    }

    /// Writes at a fixed rate, each time as somebody else.
    static final class Writing {
        private final Traffic traffic;
        private final List<Connection> writers;
        private final List<Letter> letters;
        private volatile int rate;
        private volatile boolean over;

        Writing(Traffic traffic, List<Connection> writers, List<Letter> letters, int rate) {
            this.traffic = traffic;
            this.writers = writers;
            this.letters = letters;
            this.rate = rate;
        }

        void start(Crowd crowd) {
            // The system wakes its own threads more exactly, and what this one is late counts.
            crowd.startPunctual(() -> {
                long due = System.nanoTime();
                while (!over) {
                    due += TimeUnit.SECONDS.toNanos(1) / rate;
                    while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
                    int who = ThreadLocalRandom.current().nextInt(writers.size());
                    traffic.write(writers.get(who), letters.get(who), due);
                }
            });
        }

        /// From now on so many a second.
        void at(int rate) {
            this.rate = rate;
        }

        void end() {
            over = true;
        }
    }
}

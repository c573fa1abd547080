package chat.sohbet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Pairs, of whom the one writes to the other as fast as acknowledgements allow.
final class PairsLoad implements Workload {
    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        try (var town = site.town();
                var crowd = new Crowd()) {
            var pairs = town.pairs(options.number("pairs", 50));
            town.remember(pairs, options.number("past", 200));
            var traffic = begin(site, options, crowd, pairs);
            TimeUnit.SECONDS.sleep(options.number("warm-up", 10));
            crowd.check();
            var stretch = traffic.watch(site, options.number("seconds", 15));
            traffic.end(crowd);
            report.put("delivered", stretch.delivered() / stretch.seconds(), "messages/s")
                    .latency("delivery", stretch.latency())
                    .cost(stretch.cost(), stretch.delivered(), "messages");
        }
    }

    /// Lets the pairs begin.
    static Traffic begin(Site site, Options options, Crowd crowd, List<Pair> pairs)
            throws Exception {
        int inFlight = options.number("in-flight", 8);
        int length = options.number("length", 100);
        var traffic = new Traffic();
        var readers = crowd.connect(site, pairs.stream().map(Pair::other).toList(), "{}");
        var writers = crowd.connect(site, pairs.stream().map(Pair::one).toList(), "{}");
        readers.forEach(reader -> crowd.start(() -> reader.listen(traffic.reader())));
        var acts = new ArrayList<Crowd.Act>();
        for (int i = 0; i < writers.size(); i++) {
            var writer = writers.get(i);
            var letter = new Letter(pairs.get(i).conversation(), i, length, 1);
            acts.add(() -> traffic.write(writer, letter, inFlight));
            crowd.start(() -> writer.listen(traffic.writer(writer, letter, false)));
        }
        crowd.together(acts);
        return traffic;
    }
}

package chat.sohbet.benchmarks;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/// One group in which many write at once, each as fast as acknowledgements allow, and everybody
/// hears everything, their own included.
final class GroupLoad implements Workload {
    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        int members = options.number("members", 100);
        int writers = options.number("writers", 20);
        try (var town = site.townBySql();
                var crowd = new Crowd()) {
            var people = town.people(members);
            var group = town.group(people);
            town.settle();
            var traffic = new Traffic();
            var connections = crowd.connect(site, people, "{}");
            var acts = new ArrayList<Crowd.Act>();
            for (int i = 0; i < members; i++) {
                var connection = connections.get(i);
                var letter = new Letter(group, i, options.number("length", 100), members);
                boolean writes = i < writers;
                if (writes)
                    acts.add(() ->
                            traffic.write(connection, letter, options.number("in-flight", 1)));
                var ear = writes ? traffic.writer(connection, letter, true) : traffic.reader();
                crowd.start(() -> connection.listen(ear));
            }
            crowd.together(acts);
            TimeUnit.SECONDS.sleep(options.number("warm-up", 10));
            var stretch = traffic.watch(site, options.number("seconds", 15));
            traffic.end(crowd);
            report.put("delivered", stretch.delivered() / stretch.seconds(), "copies/s")
                    .put("written", stretch.delivered() / stretch.seconds() / members, "messages/s")
                    .latency("delivery", stretch.latency())
                    .cost(stretch.cost(), stretch.delivered(), "copies");
        }
    }
}

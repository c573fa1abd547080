package chat.sohbet.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Somebody who has very many conversations looks at the list of them.
final class ListLoad implements Workload {
    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        int count = options.number("conversations", 1_000);
        try (var town = site.townBySql()) {
            var people = town.people(count + 1);
            var me = people.getFirst();
            var others = people.subList(1, people.size());
            var mine = Collections.nCopies(count, me);
            var conversations = town.introduce(mine, others);
            var pairs = new ArrayList<Pair>();
            for (int i = 0; i < count; i++)
                pairs.add(new Pair(me, others.get(i), conversations.get(i)));
            town.talk(pairs, 0, options.number("messages", 20));
            town.settle();
            page(site, options, report, me);
            heads(site, options, report, me);
        }
    }

    private static void page(Site site, Options options, Report report, Person me)
            throws Exception {
        try (var http = new Http(site.address())) {
            Rounds.Asking asking =
                    () -> {
                        var answer = http.get("/api/v1/conversations?limit=50", me.token());
                        if (answer.status() != 200) throw new IOException(answer.text());
                    };
            report.latency("first 50 by HTTP", Rounds.of(site, options, List.of(asking)).latency());
        }
    }

    private static void heads(Site site, Options options, Report report, Person me)
            throws Exception {
        try (var connection = Connection.open(site.address(), me)) {
            Rounds.Asking asking = () -> connection.hello("{}");
            report.latency(
                    "hello with all heads", Rounds.of(site, options, List.of(asking)).latency());
        }
    }
}

package chat.sohbet.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;

/// Very many sign in at once, each a password hash, while others chat.
final class LoginsLoad implements Workload {
    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        int logins = options.number("logins", 100);
        try (var town = site.townBySql();
                var crowd = new Crowd()) {
            var registered = new TownByApi(site.address()).people(1).getFirst();
            town.passwordOf(registered.id());
            var traffic = new Traffic();
            var pairs = town.pairs(options.number("users", 100) / 2);
            town.remember(pairs, 20);
            var writing = SteadyLoad.begin(site, options, crowd, pairs, traffic);
            SteadyLoad.warmUp(writing, options);
            report.latency("delivery before", traffic.watch(site, 5).latency());

            var in = new AtomicInteger();
            var later = new AtomicInteger();
            var answered = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
            var acts = new ArrayList<Crowd.Act>();
            for (int i = 1; i <= logins; i++) {
                var name = TownBySql.name(i);
                acts.add(() -> {
                    long start = System.nanoTime();
                    (login(site, name) == 201 ? in : later).incrementAndGet();
                    answered.recordValue(System.nanoTime() - start);
                });
            }
            crowd.start(() -> crowd.together(acts));
            var meanwhile = traffic.watch(site, options.number("seconds", 5)).latency();
            while (in.get() + later.get() < logins) {
                crowd.check();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            writing.end();
            traffic.end(crowd, 1);
            report.latency("delivery meanwhile", meanwhile)
                    .latency("login answered", answered)
                    .put("signed in", in.get(), "of " + logins)
                    .put("asked to come back", later.get(), "of " + logins);
        }
    }

    private static int login(Site site, String name) throws Exception {
        try (var http = new Http(site.address())) {
            var answer =
                    http.post(
                            "/api/v1/sessions",
                            "{\"username\":\"%s\",\"password\":\"%s\"}"
                                    .formatted(name, TownByApi.PASSWORD));
            if (answer.status() != 201 && answer.status() != 503)
                throw new IOException(answer.text());
            return answer.status();
        }
    }
}

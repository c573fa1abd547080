package chat.sohbet.benchmarks;

import java.io.IOException;

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

            var arrivals = new Arrivals(site, logins);
            arrivals.begin(crowd);
            var meanwhile = traffic.watch(site, options.number("seconds", 5)).latency();
            arrivals.await(crowd);
            writing.end();
            traffic.end(crowd);
            report.latency("delivery meanwhile", meanwhile);
            arrivals.tell(report);
        }
    }

    /// The answer's status: 201, or 503 for who is to come back later.
    static int login(Site site, String name) throws Exception {
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

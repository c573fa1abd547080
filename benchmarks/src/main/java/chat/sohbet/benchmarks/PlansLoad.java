package chat.sohbet.benchmarks;

import chat.sohbet.application.port.Conversations.Position;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.memory.MemoryFeed;
import chat.sohbet.postgres.Postgres;
import chat.sohbet.postgres.PostgresSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How PostgreSQL goes about each statement of the main paths in a town that has lived a while: a
/// page for docs/, written to `plans.md` of the folder it is started in.
final class PlansLoad implements Workload {
    private static final Path PAGE = Path.of("plans.md");

    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        try (var town = site.townBySql()) {
            var pairs = town.pairs(options.number("pairs", 500));
            town.remember(pairs, options.number("past", 200));
            var deep = town.pairs(1);
            for (int at = 0; at < options.number("deep", 200_000); at += 10_000)
                town.talk(deep, at, at + 10_000);
            town.settle();
            var explaining = Explaining.install();
            var login = ((Server) site).login();
            try (var postgres =
                    Postgres.open(
                            PostgresSettings.of(login.url(), login.user(), login.password()))) {
                var plans = plans(explaining, postgres, pairs.getFirst(), deep.getFirst());
                Files.writeString(PAGE, page(plans));
                for (var act : plans.entrySet())
                    report.put(act.getKey(), act.getValue().size(), "statements");
            }
        }
    }

    private static Map<String, Map<String, String>> plans(
            Explaining explaining, Postgres postgres, Pair pair, Pair deep) throws Exception {
        var outbox = postgres.outbox();
        var feed = new MemoryFeed(outbox);
        var log = postgres.log(feed);
        var conversations = postgres.conversations();
        var presences = postgres.presences();
        postgres.nodes().renew();
        var one = new UserId(pair.one().id());
        var other = new UserId(pair.other().id());
        var id = new ConversationId(pair.conversation());
        var reader = new UserId(deep.one().id());
        var far = new ConversationId(deep.conversation());
        var acts = new LinkedHashMap<String, Crowd.Act>();
        acts.put(
                "A message is sent",
                () -> {
                    var draft = draft(one);
                    log.append(id, draft, (locked, facts) -> locked.post(draft, facts));
                });
        acts.put(
                "A reaction",
                () ->
                        log.amend(
                                id,
                                7,
                                one,
                                (locked, target, standing, now) ->
                                        locked.react(target, one, standing, new Emoji("👍"))));
        acts.put(
                "Watermarks rise",
                () ->
                        postgres.receipts()
                                .raise(List.of(new Mark(id, other, new Watermarks(190, 190)))));
        acts.put("A conversation list", () -> conversations.heads(one, Position.TOP, 101));
        acts.put("The newest 50", () -> conversations.history(reader, far, new Slice.Newest(50)));
        acts.put(
                "50 in the middle of 200,000",
                () -> conversations.history(reader, far, new Slice.Before(100_000, 50)));
        acts.put("What changed since", () -> conversations.since(reader, far, 199_980));
        acts.put("Somebody arrives", () -> presences.arrive(one));
        acts.put("Who is there", () -> presences.of(List.of(one, other)));
        acts.put("Somebody departs", () -> presences.depart(one));
        acts.put(
                "A session is looked up",
                () ->
                        postgres.sessions(feed)
                                .find(
                                        new chat.sohbet.domain.user.SessionId(UUID.randomUUID()),
                                        Instant.now()));
        acts.put("A person is looked up", () -> postgres.users(feed).find(one));
        acts.put("The directory", () -> postgres.users(feed).search("load10", "", 50));
        acts.put(
                "A glance at the outbox",
                () -> outbox.waiting(new Ticket(0, 0), Duration.ofMillis(800), 100));
        var plans = new LinkedHashMap<String, Map<String, String>>();
        for (var act : acts.entrySet()) {
            act.getValue().run(); // what a first time costs is another matter
            plans.put(act.getKey(), explaining.of(act.getValue()));
        }
        return plans;
    }

    private static Draft draft(UserId author) {
        return new Draft(new ClientId(UUID.randomUUID()), author, new Body("merhaba"));
    }

    private static String page(Map<String, Map<String, String>> plans) {
        var page = new StringBuilder();
        plans.forEach((act, statements) -> {
            page.append("\n## ").append(act).append("\n");
            statements.forEach((sql, plan) ->
                    page.append("\n```sql\n%s\n```\n\n```\n%s```\n".formatted(sql, plan)));
        });
        return page.toString();
    }
}

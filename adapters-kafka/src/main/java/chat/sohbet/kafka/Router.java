package chat.sohbet.kafka;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Nodes;
import chat.sohbet.application.port.Trace;
import chat.sohbet.kafka.Routes.Letter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Finds out for each news which nodes to tell, all that has queued with one look at the registry,
/// and posts a record for each of them. On a thread of its own: nobody who writes waits for a look.
final class Router {
    private static final Logger LOG = System.getLogger(Router.class.getName());

    /// News that wait at most; what comes on top is left to the outbox.
    private static final int ROOM = 20_000;

    private static final int AT_ONCE = 256;
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    /// News, and where its carrier hears whether it is safe. Ephemeral news are not worth a record
    /// to who doesn't listen.
    private record Errand(News news, boolean durable, Trace trace, CompletableFuture<Void> fate) {}

    /// Takes a record for a node, and answers as [Sender#offer] does.
    @FunctionalInterface
    interface Post {
        CompletableFuture<Void> send(Letter letter);
    }

    private final Nodes nodes;
    private final Post post;
    private final BlockingQueue<Optional<Errand>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofVirtual().name("feed-router").unstarted(this::run);
    private volatile boolean closing;
    private boolean troubled;

    Router(Nodes nodes, Post post) {
        this.nodes = nodes;
        this.post = post;
    }

    void start() {
        thread.start();
    }

    /// Takes news without waiting. The answer completes once it is safe with all whom it concerns,
    /// exceptionally if it isn't going to be, on a thread that must not be held up.
    CompletableFuture<Void> offer(News news, boolean durable) {
        var errand = new Errand(news, durable, Trace.current(), new CompletableFuture<>());
        if (closing || waiting.size() >= ROOM) return lost("no room, or no time");
        waiting.add(Optional.of(errand));
        return errand.fate();
    }

    private static CompletableFuture<Void> lost(String why) {
        return CompletableFuture.failedFuture(new Lost(why, null));
    }

    private void run() {
        try {
            while (true) {
                var taken = new ArrayList<Optional<Errand>>();
                taken.add(waiting.take());
                waiting.drainTo(taken, AT_ONCE - 1);
                var errands = taken.stream().flatMap(Optional::stream).toList();
                if (!errands.isEmpty()) route(errands);
                if (errands.size() < taken.size()) return;
            }
        } catch (InterruptedException closed) {
            LOG.log(Level.DEBUG, "not asking where to any longer");
        }
    }

    private void route(List<Errand> errands) {
        try {
            var routes = Routes.of(nodes, errands.stream().map(Errand::news).toList());
            for (var errand : errands) run(errand, routes.letters(errand.news()));
            if (troubled) LOG.log(Level.INFO, "where to carry news is known again");
            troubled = false;
        } catch (RuntimeException | Error unknown) {
            if (!troubled)
                LOG.log(
                        Level.WARNING,
                        "where to carry news can't be found out: {0}",
                        unknown.toString());
            troubled = true;
            for (var errand : errands)
                errand.fate().completeExceptionally(new Lost("where to?", unknown));
        }
    }

    private void run(Errand errand, List<Letter> letters) {
        var sent = new ArrayList<CompletableFuture<Void>>();
        for (var letter : letters) {
            if (letter.listens()) sent.add(errand.trace().call(() -> post.send(letter)));
            else if (errand.durable()) sent.add(lost("a node doesn't listen"));
        }
        var _ =
                CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                        .whenComplete((_, failure) -> {
                            if (failure == null) errand.fate().complete(null);
                            else errand.fate().completeExceptionally(failure);
                        });
    }

    /// Routes what was accepted, as far as that takes seconds.
    void close() throws InterruptedException {
        closing = true;
        waiting.add(Optional.empty());
        if (!thread.join(FAREWELL)) thread.interrupt();
    }

    /// News that can't be carried everywhere now.
    private static final class Lost extends Exception {
        private static final long serialVersionUID = 1;

        Lost(String why, @Nullable Throwable cause) {
            super(why, cause, false, false);
        }
    }
}

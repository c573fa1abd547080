package chat.sohbet.postgres;

import chat.sohbet.application.port.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Questions to the database that many ask when everybody comes at once: those that have queued
/// while others were answered go together. Who asks alone doesn't wait.
///
/// If a batch fails, each of its questions is asked by itself, so that a bad one fails alone; if
/// the database is away, all of them fail.
final class Gathered<Q, A> implements AutoCloseable {
    private static final int LANES = 4;
    private static final int ROOM = 50_000;

    private final Function<List<Q>, List<A>> ask;
    private final List<Lane<Waiting<Q, A>>> lanes;

    private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

    /// `most` go together. `ask` answers them in their order.
    Gathered(String name, int most, Function<List<Q>, List<A>> ask) {
        this.ask = ask;
        this.lanes =
                IntStream.range(0, LANES)
                        .mapToObj(i ->
                                new Lane<Waiting<Q, A>>(name + "-" + i, ROOM, most, this::work))
                        .toList();
    }

    A ask(Q question) {
        var waiting = new Waiting<Q, A>(question, new CompletableFuture<>());
        if (!lanes.get(Math.floorMod(question.hashCode(), LANES)).offer(waiting))
            throw new Unavailable("too many ask the database", Duration.ofSeconds(2));
        try {
            return waiting.answer().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while the database was asked", Duration.ZERO);
        }
    }

    /// How many wait for the next going.
    int waiting() {
        return lanes.stream().mapToInt(Lane::waiting).sum();
    }

    // In the lane

    private void work(List<Waiting<Q, A>> batch) {
        try {
            var answers = ask.apply(batch.stream().map(Waiting::question).toList());
            for (int i = 0; i < batch.size(); i++) batch.get(i).answer().complete(answers.get(i));
        } catch (RuntimeException | Error failed) {
            if (batch.size() > 1 && !(failed instanceof Unavailable))
                batch.forEach(waiting -> work(List.of(waiting)));
            else batch.forEach(waiting -> waiting.answer().completeExceptionally(failed));
        }
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}

package chat.sohbet.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// What three [witnesses][Witness] noted, one of each node, together.
record Testimony(List<Notes> notes) {
    /// How long something took, of many times.
    record Spans(long[] sorted) {
        static Spans of(LongStream nanos) {
            return new Spans(nanos.sorted().toArray());
        }

        boolean isEmpty() {
            return sorted.length == 0;
        }

        Duration most() {
            return isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted[sorted.length - 1]);
        }

        Duration p99() {
            return isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted[sorted.length * 99 / 100]);
        }

        @Override
        public String toString() {
            return isEmpty()
                    ? "never"
                    : "%d × (p50 %d, p99 %d, most %d ms)"
                            .formatted(
                                    sorted.length,
                                    sorted[sorted.length / 2] / 1_000_000,
                                    p99().toMillis(),
                                    most().toMillis());
        }
    }

    /// From saying to being acknowledged.
    Spans acknowledgements() {
        return Spans.of(
                notes.stream()
                        .flatMapToLong(one ->
                                one.acknowledged.entrySet().stream()
                                        .mapToLong(ack ->
                                                ack.getValue() - one.said.get(ack.getKey()))));
    }

    /// From being acknowledged to being shown to each of the others.
    Spans deliveries() {
        return Spans.of(
                notes.stream()
                        .flatMapToLong(author ->
                                notes.stream()
                                        .filter(other -> other != author)
                                        .flatMapToLong(other -> deliveries(author, other))));
    }

    private static LongStream deliveries(Notes author, Notes other) {
        return author.acknowledged.entrySet().stream()
                .mapToLong(ack ->
                        Math.max(0, other.seen(ack.getKey()).orElseThrow() - ack.getValue()));
    }

    /// From a broken link to having caught up.
    Spans returns() {
        return Spans.of(
                notes.stream().flatMapToLong(one -> one.returns.stream().mapToLong(n -> n)));
    }

    /// From the first news that don't follow what is held to being whole again.
    Spans gaps() {
        return Spans.of(notes.stream().flatMapToLong(one -> one.gaps.stream().mapToLong(n -> n)));
    }

    /// How often something was refused, by reason.
    Map<String, Integer> refusals() {
        var all = new TreeMap<String, Integer>();
        for (var one : notes)
            one.refused.forEach((code, times) -> all.merge(code, times, Integer::sum));
        return all;
    }

    /// What must not be, whatever happens.
    List<String> protests() {
        return notes.stream().flatMap(one -> one.protests.stream()).toList();
    }

    /// Whether somebody's link to `node` broke between two moments.
    boolean hungUp(int node, long from, long until) {
        return notes.stream()
                .flatMap(one -> one.losses.stream())
                .anyMatch(loss -> loss.node() == node && loss.at() >= from && loss.at() <= until);
    }

    @Override
    public String toString() {
        return "acknowledged "
                + acknowledgements()
                + "; shown to others "
                + deliveries()
                + "; back "
                + returns()
                + "; whole again "
                + gaps()
                + "; refused "
                + refusals();
    }
}

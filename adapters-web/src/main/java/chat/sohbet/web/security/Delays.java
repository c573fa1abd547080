package chat.sohbet.web.security;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/// Waits that grow: who fails time and again has to wait before each further try, twice as long
/// each time. On this node only.
final class Delays<K> {
    /// Past so many, those are forgotten who have nothing to wait for.
    private static final int KEPT = 10_000;

    private final Terms terms;
    private final LongSupplier nanos;
    private final ConcurrentMap<K, Tries> failing = new ConcurrentHashMap<>();

    /// @param free tries that cost nothing
    /// @param first the wait after those, doubled with each further try
    /// @param longest no wait is longer
    /// @param forgotten after so long without a try all is as it was
    record Terms(int free, Duration first, Duration longest, Duration forgotten) {}

    private record Tries(int count, long at, long until) {}

    Delays(Terms terms, LongSupplier nanos) {
        this.terms = terms;
        this.nanos = nanos;
    }

    /// How long `key` has to wait for its next try; empty if it may be made now.
    Optional<Duration> left(K key) {
        long now = nanos.getAsLong();
        var tries = failing.get(key);
        return tries == null || tries.until() - now <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(tries.until() - now));
    }

    /// Counts a try, as one that fails until it is known better: of many at once each counts.
    void count(K key) {
        long now = nanos.getAsLong();
        if (failing.size() > KEPT) failing.values().removeIf(tries -> over(tries, now));
        failing.compute(
                key, (_, old) -> next(old == null || over(old, now) ? 0 : old.count(), now));
    }

    private boolean over(Tries tries, long now) {
        return now - tries.at() > terms.forgotten().toNanos();
    }

    private Tries next(int before, long now) {
        int beyond = Math.min(before + 1 - terms.free(), 20);
        long wait =
                beyond <= 0
                        ? 0
                        : Math.min(
                                terms.first().toNanos() << (beyond - 1), terms.longest().toNanos());
        return new Tries(before + 1, now, now + wait);
    }

    /// It was no failure.
    void uncount(K key) {
        failing.computeIfPresent(
                key,
                (_, tries) ->
                        tries.count() <= 1
                                ? null
                                : new Tries(tries.count() - 1, tries.at(), tries.at()));
    }

    void forget(K key) {
        failing.remove(key);
    }
}

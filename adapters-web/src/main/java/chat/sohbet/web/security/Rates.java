package chat.sohbet.web.security;

import chat.sohbet.web.json.Problem;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/// Token buckets, one for each of those who are counted. On this node only: over several nodes
/// somebody may do several times as much.
public final class Rates<K> {
    /// Past so many, buckets that are full again are forgotten.
    private static final int KEPT = 10_000;

    private final Rate rate;
    private final LongSupplier nanos;
    private final ConcurrentMap<K, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double tokens, long at, boolean granted) {}

    public Rates(Rate rate) {
        this(rate, System::nanoTime);
    }

    Rates(Rate rate, LongSupplier nanos) {
        this.rate = rate;
        this.nanos = nanos;
    }

    /// Takes one of `key`'s tokens, or throws the [Problem] that says when there will be one. To
    /// ask in vain costs nothing.
    public void take(K key) {
        long now = nanos.getAsLong();
        if (buckets.size() > KEPT)
            buckets.values().removeIf(bucket -> filled(bucket, now) >= rate.burst());
        var full = new Bucket(rate.burst(), now, true);
        var bucket = buckets.compute(key, (_, old) -> taken(old == null ? full : old, now));
        if (!bucket.granted()) throw Problem.tooFast(until(1 - bucket.tokens()));
    }

    private Bucket taken(Bucket bucket, long now) {
        double tokens = filled(bucket, now);
        return tokens >= 1 ? new Bucket(tokens - 1, now, true) : new Bucket(tokens, now, false);
    }

    private double filled(Bucket bucket, long now) {
        double gained = (now - bucket.at()) / 1e9 * rate.perSecond();
        return Math.min(rate.burst(), bucket.tokens() + gained);
    }

    private Duration until(double missing) {
        return Duration.ofNanos((long) (missing / rate.perSecond() * 1e9));
    }
}

package chat.sohbet.bootstrap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What a [Witness] noted, with the moment of each by [System#nanoTime]. Guarded by its witness;
/// copies are anybody's.
final class Notes {
    final Map<String, Long> said = new LinkedHashMap<>();
    final Map<String, Long> acknowledged = new LinkedHashMap<>();
    final Map<String, Long> seen = new LinkedHashMap<>();
    final Map<String, Integer> refused = new TreeMap<>();
    final List<String> protests = new ArrayList<>();
    final List<Loss> losses = new ArrayList<>();
    final List<Long> gaps = new ArrayList<>();
    private long gone;

    /// Its link to a node broke.
    record Loss(int node, long at) {}

    /// How long it took until it had caught up elsewhere, for each loss.
    final List<Long> returns = new ArrayList<>();

    void said(String text, long now) {
        said.put(text, now);
    }

    void acknowledged(String text, long now) {
        acknowledged.putIfAbsent(text, now);
    }

    void seen(String text, long now) {
        seen.putIfAbsent(text, now);
    }

    OptionalLong seen(String text) {
        var when = seen.get(text);
        return when == null ? OptionalLong.empty() : OptionalLong.of(when);
    }

    void refused(String code) {
        refused.merge(code, 1, Integer::sum);
    }

    void protest(String what) {
        protests.add(what);
    }

    void lost(int node, long now) {
        losses.add(new Loss(node, now));
        if (gone == 0) gone = now;
    }

    void back(long now) {
        if (gone != 0) returns.add(now - gone);
        gone = 0;
    }

    /// So long something was missing.
    void gap(long nanos) {
        gaps.add(nanos);
    }

    Notes copy() {
        var copy = new Notes();
        copy.said.putAll(said);
        copy.acknowledged.putAll(acknowledged);
        copy.seen.putAll(seen);
        copy.refused.putAll(refused);
        copy.protests.addAll(protests);
        copy.losses.addAll(losses);
        copy.gaps.addAll(gaps);
        copy.returns.addAll(returns);
        return copy;
    }
}

package chat.sohbet.history;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What is wrong, each with its invariant.
final class Findings {
    /// One bug breaks a thousand rows; the first few tell enough.
    private static final int MOST = 50;

    private final Set<String> found = new LinkedHashSet<>();

    void add(String invariant, String where, String what) {
        addAll(List.of(invariant + " " + where + ": " + what));
    }

    void check(boolean holds, String invariant, String where, Supplier<String> what) {
        if (!holds) add(invariant, where, what.get());
    }

    void addAll(List<String> more) {
        for (var one : more) if (found.size() < MOST) found.add(one);
    }

    List<String> list() {
        return List.copyOf(found);
    }
}

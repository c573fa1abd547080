package chat.sohbet.domain.conversation;

import java.util.HashSet;
import java.util.Set;

/// Which messages of a conversation somebody has put out of their own sight: all up to `cleared`,
/// and later ones one by one.
public record Hidden(long cleared, Set<Long> seqs) {
    public static final Hidden NOTHING = new Hidden(0, Set.of());

    public Hidden {
        seqs = Set.copyOf(seqs);
    }

    public boolean contain(long seq) {
        return seq <= cleared || seqs.contains(seq);
    }

    public Hidden with(long seq) {
        var more = new HashSet<>(seqs);
        more.add(seq);
        return new Hidden(cleared, more);
    }

    /// All up to `seq`; nothing comes back.
    public Hidden upTo(long seq) {
        var later = new HashSet<>(seqs);
        later.removeIf(one -> one <= seq);
        return new Hidden(Math.max(cleared, seq), later);
    }
}

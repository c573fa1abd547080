package chat.sohbet.domain.conversation;

import chat.sohbet.domain.InvalidValue;

/// Which messages of a history: a place and a direction, never an offset. At most [#MAX] messages a
/// page.
public sealed interface Slice {
    int MAX = 100;

    int limit();

    /// The last `limit` messages.
    record Newest(int limit) implements Slice {
        public Newest {
            check(1, limit);
        }
    }

    /// The `limit` messages just before `seq`, which is not among them.
    record Before(long seq, int limit) implements Slice {
        public Before {
            check(seq, limit);
        }
    }

    /// `seq` and those that follow it, `limit` in all.
    record From(long seq, int limit) implements Slice {
        public From {
            check(seq, limit);
        }
    }

    /// `limit` messages with `seq` in their middle: those from `seq - limit / 2` on, or from the
    /// first one; fewer at the end.
    record Around(long seq, int limit) implements Slice {
        public Around {
            check(seq, limit);
        }
    }

    private static void check(long seq, int limit) {
        if (seq < 1) throw new InvalidValue("seq", "a message number, 1 or more");
        if (limit < 1 || limit > MAX) throw new InvalidValue("limit", "1 to " + MAX);
    }
}

package chat.sohbet.domain.conversation;

import java.util.ArrayList;
import java.util.List;

/// Which messages a member may see: spans of `seq`, in order and apart, the last one open while
/// they are a member. Who joins sees nothing earlier; who is gone keeps what came before, up to the
/// row that says so.
public record Spans(List<Span> list) {
    /// A span without an end.
    public static final long OPEN = Long.MAX_VALUE;

    /// All there is and will be.
    public static final Spans ALL = new Spans(List.of(new Span(1, OPEN)));

    /// Both ends belong to it.
    public record Span(long from, long until) {
        public Span {
            if (from < 1 || until < from)
                throw new IllegalArgumentException("no span: " + from + " to " + until);
        }
    }

    public Spans {
        list = List.copyOf(list);
    }

    public boolean contain(long seq) {
        return list.stream().anyMatch(span -> span.from() <= seq && seq <= span.until());
    }

    /// Whether they go on: the person is a member now.
    public boolean open() {
        return !list.isEmpty() && list.getLast().until() == OPEN;
    }

    /// With a new span that begins at `seq`.
    public Spans from(long seq) {
        if (open()) throw new IllegalStateException("open already");
        var longer = new ArrayList<>(list);
        longer.add(new Span(seq, OPEN));
        return new Spans(longer);
    }

    /// With the open span ended at `seq`, the last message seen.
    public Spans until(long seq) {
        if (!open()) throw new IllegalStateException("not open");
        var ended = new ArrayList<>(list);
        ended.add(new Span(ended.removeLast().from(), seq));
        return new Spans(ended);
    }
}

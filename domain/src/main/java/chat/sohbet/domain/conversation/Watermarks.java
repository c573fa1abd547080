package chat.sohbet.domain.conversation;

import chat.sohbet.domain.InvalidValue;

/// How far a member has come: the highest `seq` stored on one of their devices, and the highest
/// they have seen. Read implies delivered, and both only grow: merging is the maximum, so marks may
/// come late, twice or out of order.
public record Watermarks(long delivered, long read) {
    public static final Watermarks NONE = new Watermarks(0, 0);

    public Watermarks {
        if (delivered < 0) throw new InvalidValue("delivered", "a message number, 0 or more");
        if (read < 0) throw new InvalidValue("read", "a message number, 0 or more");
        delivered = Math.max(delivered, read);
    }

    /// As if nothing had been read.
    public Watermarks unread() {
        return new Watermarks(delivered, 0);
    }

    public Watermarks merge(Watermarks other) {
        return new Watermarks(Math.max(delivered, other.delivered), Math.max(read, other.read));
    }

    /// No mark is past the last message.
    public Watermarks clamp(long seq) {
        return new Watermarks(Math.min(delivered, seq), Math.min(read, seq));
    }

    /// The author's own marks after sending `seq`: it is on their device. They have read it, too,
    /// unless something by others that they have not been shown lies before it: an outbox flushed
    /// late must not claim to have read what came meanwhile.
    public Watermarks sent(long seq, long lastByOthers) {
        return merge(new Watermarks(seq, lastByOthers <= read ? seq : 0));
    }
}

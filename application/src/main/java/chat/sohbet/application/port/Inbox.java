package chat.sohbet.application.port;

/// Where a node is told what happens: a slot, and the how-manieth to hold it this node is. Who held
/// the slot before had a smaller epoch, so what was meant for them is told apart from what is meant
/// for this one.
public record Inbox(int slot, long epoch) {
    public Inbox {
        if (slot < 0 || epoch < 1) throw new IllegalArgumentException("slot " + slot + "/" + epoch);
    }
}

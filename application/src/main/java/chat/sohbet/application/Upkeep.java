package chat.sohbet.application;

/// What a node does again and again, whoever is here. Reached by [Chat#upkeep]; over adapters that
/// don't leave the process none of it is needed but [#index] and [#wipe].
public final class Upkeep {
    private final SweepOutbox sweepOutbox;
    private final IndexMessages indexMessages;
    private final LimitMessages limitMessages;
    private final HoldInbox holdInbox;
    private final Accounts accounts;

    Upkeep(
            SweepOutbox sweepOutbox,
            IndexMessages indexMessages,
            LimitMessages limitMessages,
            HoldInbox holdInbox,
            Accounts accounts) {
        this.sweepOutbox = sweepOutbox;
        this.indexMessages = indexMessages;
        this.limitMessages = limitMessages;
        this.holdInbox = holdInbox;
        this.accounts = accounts;
    }

    /// Brings to this node's audience the news that were committed but not carried. To be called
    /// about once a second from one thread.
    public void sweep() {
        sweepOutbox.sweep();
    }

    /// Makes what was written lately findable. To be called about once a second from one thread.
    public void index() {
        indexMessages.index();
    }

    /// Finishes what nodes had begun and could not finish. To be called now and then, on any number
    /// of nodes.
    public void finish() {
        accounts.finishDeletions();
    }

    /// Wipes messages whose time is over. To be called about every ten seconds from one thread:
    /// until then they are hidden, not gone.
    public void wipe() {
        limitMessages.wipe();
    }

    /// Says that this node is alive; to be called a few times in the length of a
    /// [lease][chat.sohbet.application.port.Nodes#renew].
    public void beat() {
        holdInbox.hold();
    }

    /// Sends everybody away if this node was cut off from the others. To be called as often as
    /// [#beat], and from another thread, for that one may wait for the store.
    public void fence() {
        holdInbox.fence();
    }
}

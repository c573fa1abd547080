package chat.sohbet.history;

import chat.sohbet.application.port.Ports;
import java.util.random.RandomGenerator;

/// Ways to get it wrong, each of which somebody has shipped: ports that are broken on purpose, to
/// see that the checker notices.
public enum Sabotage {
    /// Who reads the counters while another does gets the same number, and the last one wins.
    NO_LOCK("I1", (ports, time, _) -> Swap.log(ports, BrokenLog.unlocked(ports, time))),

    /// A retry is taken for another message.
    NO_DEDUPE("I1", (ports, _, dice) -> Swap.log(ports, BrokenLog.forgetful(ports, dice))),

    /// Everybody hears of a message that is about to be written; now and then it isn't.
    PUBLISHED_BEFORE_COMMIT(
            "I3", (ports, time, dice) -> Swap.log(ports, BrokenLog.hasty(ports, time, dice))),

    /// The answer comes before the commit, which now and then fails.
    ACKNOWLEDGED_BEFORE_COMMIT(
            "I1", (ports, time, dice) -> Swap.log(ports, BrokenLog.boastful(ports, time, dice))),

    /// Whoever is a member reads everything.
    SPANS_IGNORED("I9", (ports, _, _) -> Swap.conversations(ports, BrokenReading.wideOpen(ports))),

    /// What a blocked person writes is shown.
    BLOCKS_IGNORED("I9", (ports, _, _) -> Swap.log(ports, BrokenLog.blunt(ports))),

    /// Now and then a mark isn't written.
    MARKS_LOST("I5", (ports, _, dice) -> Swap.receipts(ports, BrokenReading.careless(ports, dice))),

    /// Unread is the difference of two numbers.
    UNREAD_SUBTRACTED(
            "I6", (ports, _, _) -> Swap.conversations(ports, BrokenReading.subtracting(ports)));

    private final String invariant;
    private final Break way;

    private interface Break {
        Ports over(Ports ports, Timeline timeline, RandomGenerator random);
    }

    Sabotage(String invariant, Break way) {
        this.invariant = invariant;
        this.way = way;
    }

    /// What it breaks.
    public String invariant() {
        return invariant;
    }

    /// A plan for a house of `nodes` whose ports are broken in this way.
    public ChatHouse.Plan plan(int nodes, Timeline timeline, RandomGenerator random) {
        return new ChatHouse.Plan(nodes, ports -> way.over(ports, timeline, random));
    }
}

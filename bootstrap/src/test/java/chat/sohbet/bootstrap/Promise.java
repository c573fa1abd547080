package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is promised of a fault besides `I1`–`I7` and `I9`: how long things may take, if that is
/// promised at all, and whether anything may be refused.
///
/// @param acknowledged within which 99 of 100 messages are acknowledged
/// @param shown within which 99 of 100 are shown to others, after that
/// @param atLast within which all are
/// @param back within which whoever lost their link has caught up at another node
/// @param whole within which somebody is whole again who sees that something is missing
/// @param refusing whether people may be told to try again
record Promise(
        @Nullable Duration acknowledged,
        @Nullable Duration shown,
        @Nullable Duration atLast,
        @Nullable Duration back,
        @Nullable Duration whole,
        boolean refusing) {
    private static final Promise NOTHING = new Promise(null, null, null, null, null, true);

    /// Nothing but that what was acknowledged is there, and everything goes on by itself.
    static Promise nothing() {
        return NOTHING;
    }

    Promise back(Duration within) {
        return new Promise(acknowledged, shown, atLast, within, whole, refusing);
    }

    Promise arrives(Duration within) {
        return new Promise(acknowledged, shown, within, back, whole, refusing);
    }

    Promise shown(Duration within) {
        return new Promise(acknowledged, within, atLast, back, whole, refusing);
    }

    Promise whole(Duration within) {
        return new Promise(acknowledged, shown, atLast, back, within, refusing);
    }

    /// Everything is acknowledged, soon.
    Promise sends(Duration within) {
        return new Promise(within, shown, atLast, back, whole, false);
    }

    /// `slack` times as long is soon enough: more than once where a machine has other work.
    void check(Testimony testimony, int slack) {
        var told = testimony.toString();
        assertThat(testimony.protests()).isEmpty();
        within("acknowledged", testimony.acknowledgements().p99(), acknowledged, slack, told);
        within("shown", testimony.deliveries().p99(), shown, slack, told);
        within("shown at last", testimony.deliveries().most(), atLast, slack, told);
        within("back", testimony.returns().most(), back, slack, told);
        within("whole again", testimony.gaps().most(), whole, slack, told);
        if (!refusing) assertThat(testimony.refusals()).as(told).isEmpty();
        else
            assertThat(testimony.refusals().keySet())
                    .as("refused, and to be tried again: " + told)
                    .isSubsetOf("unavailable", "busy", "rate");
    }

    private static void within(
            String what, Duration was, @Nullable Duration most, int slack, String told) {
        if (most == null) return;
        assertThat(was).as(what + ": " + told).isLessThanOrEqualTo(most.multipliedBy(slack));
    }
}

package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.Audience;
import chat.sohbet.application.port.Inbox;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Nodes;
import chat.sohbet.application.port.RecordingFeed;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldInboxTest {
    private final Party party = new Party();
    private final Held nodes = new Held();
    private final RecordingFeed feed = new RecordingFeed();
    private final Deliver deliver = new Deliver(party.ports.conversations(), party.ports.users());
    private final HoldInbox hold = new HoldInbox(nodes, feed, deliver);
    private int cutOff;

    HoldInboxTest() {
        deliver.to(
                new Audience() {
                    @Override
                    public void cutOff() {
                        cutOff++;
                    }
                });
    }

    /// A node that is told how its renewals end.
    private static final class Held implements Nodes {
        private final Queue<Renewal> renewals = new ArrayDeque<>();
        private Optional<Inbox> inbox = Optional.of(new Inbox(0, 1));

        @Override
        public Optional<Inbox> inbox() {
            return inbox;
        }

        @Override
        public Renewal renew() {
            var renewal = renewals.poll();
            if (renewal == null) throw Party.away();
            inbox = Optional.of(renewal.inbox());
            return renewal;
        }

        @Override
        public void listens(Inbox inbox, boolean listens) {}

        @Override
        public List<Neighbour> with(Collection<UserId> users) {
            return List.of();
        }

        @Override
        public List<Neighbour> around(Collection<UserId> users) {
            return List.of();
        }

        @Override
        public List<Neighbour> others() {
            return List.of();
        }
    }

    @Test
    void who_holds_on_sends_nobody_away() {
        nodes.renewals.add(new Nodes.Renewal(new Inbox(0, 1), true, List.of()));
        hold.hold();
        hold.fence();
        assertThat(cutOff).isZero();
    }

    @Test
    void who_has_lost_their_inbox_sends_everybody_away_while_the_store_is_away_still() {
        nodes.inbox = Optional.empty();
        assertThatThrownBy(hold::hold).isInstanceOf(Unavailable.class);
        hold.fence();
        assertThat(cutOff).isEqualTo(1);
    }

    @Test
    void who_took_another_inbox_sends_away_who_came_in_between() {
        nodes.inbox = Optional.empty();
        hold.fence();
        nodes.renewals.add(new Nodes.Renewal(new Inbox(0, 2), false, List.of()));
        hold.hold();
        assertThat(cutOff).isEqualTo(2);
        hold.fence();
        assertThat(cutOff).isEqualTo(2);
    }

    @Test
    void those_of_lost_nodes_are_told_to_be_gone() {
        var gone = new Presence(new UserId(UUID.randomUUID()), false, party.clock.instant());
        nodes.renewals.add(new Nodes.Renewal(new Inbox(0, 1), true, List.of(gone)));
        hold.hold();
        assertThat(feed.carried()).containsExactly(new News.Present(gone));
    }
}

package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.Subscription;
import chat.sohbet.domain.user.TokenHash;
import chat.sohbet.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What every adapter of [Subscriptions] keeps.
public interface SubscriptionsContract extends Staged {
    /// Ada writes to Grace, who has a device that wants to be told.
    record Talk(ConversationId id, User ada, User grace, Subscription device) {}

    private Subscriptions subscriptions() {
        return store().subscriptions();
    }

    private SessionId session(User user) {
        var id = new SessionId(Scene.userId().value());
        var now = Scene.now();
        var later = now.plus(Duration.ofHours(1));
        var session = new Session(id, user.id(), new DeviceName("A phone"), now, now, later);
        assertThat(store().sessions().open(session, new TokenHash("ab".repeat(32)))).isTrue();
        return id;
    }

    private static Subscription of(User user, SessionId session) {
        return of(user, session, "https://push.example.org/" + Scene.word());
    }

    private static Subscription of(User user, SessionId session, String endpoint) {
        var key = new byte[65];
        key[0] = 4;
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return new Subscription(
                session,
                user.id(),
                endpoint,
                base64.encodeToString(key),
                base64.encodeToString(new byte[16]),
                true,
                "fr");
    }

    private Talk talk() {
        var ada = scene().person();
        var grace = scene().person();
        var device = of(grace, session(grace));
        assertThat(subscriptions().keep(device)).isTrue();
        return new Talk(scene().direct(ada, grace), ada, grace, device);
    }

    private List<Subscription> dueFor(Talk talk) {
        var said = scene().say(talk.ada(), talk.id(), "Hello");
        return subscriptions().due(talk.id(), said.seq());
    }

    private void arrange(Talk talk, UnaryOperator<Preference> change) {
        assertThat(store().preferences().change(talk.grace().id(), talk.id(), change)).isPresent();
    }

    @Test
    default void who_is_not_here_is_to_be_told_and_its_author_is_not() {
        var talk = talk();
        assertThat(subscriptions().keep(of(talk.ada(), session(talk.ada())))).isTrue();
        assertThat(dueFor(talk)).containsExactly(talk.device());
        assertThat(subscriptions().any()).isTrue();
    }

    @Test
    default void who_is_connected_somewhere_is_not_told_until_they_are_gone() {
        var talk = talk();
        store().presences().arrive(talk.grace().id());
        assertThat(dueFor(talk)).isEmpty();
        store().presences().depart(talk.grace().id());
        assertThat(dueFor(talk)).containsExactly(talk.device());
    }

    @Test
    default void what_is_on_a_device_already_is_not_told() {
        var talk = talk();
        var said = scene().say(talk.ada(), talk.id(), "Hello");
        scene().mark(talk.grace(), talk.id(), said.seq(), 0);
        assertThat(subscriptions().due(talk.id(), said.seq())).isEmpty();
    }

    @Test
    default void a_muted_or_archived_conversation_tells_nobody() {
        var talk = talk();
        arrange(talk, now -> now.muted(Instant.now().plusSeconds(60)));
        assertThat(dueFor(talk)).isEmpty();
        arrange(talk, now -> now.muted(Instant.now().minusSeconds(60)));
        assertThat(dueFor(talk)).containsExactly(talk.device());
        arrange(talk, now -> now.archived(true));
        assertThat(dueFor(talk)).isEmpty();
    }

    @Test
    default void who_has_blocked_its_author_is_not_told() {
        var talk = talk();
        store().blocks().block(talk.grace().id(), talk.ada().id());
        assertThat(dueFor(talk)).isEmpty();
    }

    @Test
    default void who_is_gone_from_a_group_is_not_told_and_everybody_else_is() {
        var ada = scene().person();
        var grace = scene().person();
        var gone = scene().person();
        var group = scene().group(ada, grace, gone);
        var device = of(grace, session(grace));
        var other = of(grace, session(grace));
        for (var one : List.of(device, other, of(gone, session(gone))))
            assertThat(subscriptions().keep(one)).isTrue();
        scene().remove(ada, group, gone);
        var said = scene().say(ada, group, "Hello");
        assertThat(subscriptions().due(group, said.seq())).containsExactlyInAnyOrder(device, other);
    }

    @Test
    default void what_is_no_message_that_somebody_wrote_tells_nobody() {
        var talk = talk();
        var group = scene().group(talk.ada(), talk.grace());
        assertThat(subscriptions().due(group, 1)).isEmpty();
        assertThat(subscriptions().due(group, 7)).isEmpty();
        assertThat(subscriptions().due(Scene.conversationId(), 1)).isEmpty();
    }

    @Test
    default void a_subscription_goes_with_its_session() {
        var talk = talk();
        store().sessions().end(talk.grace().id(), talk.device().session());
        assertThat(dueFor(talk)).isEmpty();
        assertThat(subscriptions().keep(talk.device())).isFalse();
    }

    @Test
    default void nobody_subscribes_for_somebody_elses_session() {
        var talk = talk();
        assertThat(subscriptions().keep(of(talk.grace(), session(talk.ada())))).isFalse();
        assertThat(subscriptions().keep(of(talk.grace(), new SessionId(Scene.userId().value()))))
                .isFalse();
    }

    @Test
    default void a_session_has_one_and_so_has_an_endpoint() {
        var talk = talk();
        var again = of(talk.grace(), talk.device().session());
        assertThat(subscriptions().keep(again)).isTrue();
        assertThat(dueFor(talk)).containsExactly(again);
        var elsewhere = of(talk.grace(), session(talk.grace()), again.endpoint());
        assertThat(subscriptions().keep(elsewhere)).isTrue();
        assertThat(dueFor(talk)).containsExactly(elsewhere);
    }

    @Test
    default void what_was_dropped_or_is_gone_is_told_no_more() {
        var talk = talk();
        var other = of(talk.grace(), session(talk.grace()));
        assertThat(subscriptions().keep(other)).isTrue();
        subscriptions().drop(talk.device().session());
        subscriptions().drop(talk.device().session());
        assertThat(dueFor(talk)).containsExactly(other);
        subscriptions().gone(other.endpoint());
        assertThat(dueFor(talk)).isEmpty();
    }

    @Test
    default void of_too_many_the_oldest_goes() {
        var talk = talk();
        var all = new ArrayList<>(List.of(talk.device()));
        for (int i = 0; i < Subscription.MOST; i++) {
            var next = of(talk.grace(), session(talk.grace()));
            assertThat(subscriptions().keep(next)).isTrue();
            all.add(next);
        }
        assertThat(dueFor(talk)).containsExactlyElementsOf(all.subList(1, all.size()));
    }

    @Test
    default void a_crowd_that_subscribes_one_endpoint_leaves_one() {
        var talk = talk();
        var endpoint = talk.device().endpoint();
        AtOnce.crowd(_ -> subscriptions().keep(of(talk.grace(), session(talk.grace()), endpoint)));
        assertThat(dueFor(talk)).hasSize(1);
    }
}

package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.Sessions.Refreshed;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.RefreshChain;
import chat.sohbet.domain.user.RefreshChain.Repeated;
import chat.sohbet.domain.user.RefreshChain.Reused;
import chat.sohbet.domain.user.RefreshChain.Rotated;
import chat.sohbet.domain.user.RefreshChain.Unknown;
import chat.sohbet.domain.user.RefreshChain.Verdict;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.TokenHash;
import chat.sohbet.domain.user.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What every adapter of [Sessions] keeps.
public interface SessionsContract extends Staged {
    Duration LIFE = Duration.ofDays(30);

    /// A session that begins now.
    static Session session(UserId user) {
        return session(user, Scene.now());
    }

    static Session session(UserId user, Instant now) {
        return new Session(
                new SessionId(Scene.userId().value()),
                user,
                new DeviceName("Firefox on " + Scene.word()),
                now,
                now,
                now.plus(LIFE));
    }

    /// The hash of some token.
    static TokenHash hash() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return TokenHash.of(bytes);
    }

    private Session opened() {
        return opened(scene().person().id(), Scene.now());
    }

    private Session opened(UserId user, Instant now) {
        var session = session(user, now);
        store().sessions().open(session, hash());
        return session;
    }

    private static Verdict unasked(RefreshChain chain) {
        throw new AssertionError("asked about " + chain.generation());
    }

    @Test
    default void an_open_session_is_found() {
        var session = opened();
        var now = session.openedAt();
        assertThat(store().sessions().find(session.id(), now)).contains(session);
        assertThat(store().sessions().of(session.user(), now)).containsExactly(session);
        assertThat(store().sessions().find(SessionsContract.session(session.user()).id(), now))
                .isEmpty();
    }

    @Test
    default void an_expired_session_is_not_found() {
        var session = opened();
        var before = session.expiresAt().minusMillis(1);
        var after = session.expiresAt().plusMillis(1);

        assertThat(store().sessions().find(session.id(), before)).contains(session);
        assertThat(store().sessions().of(session.user(), before)).containsExactly(session);
        assertThat(store().sessions().find(session.id(), after)).isEmpty();
        assertThat(store().sessions().of(session.user(), after)).isEmpty();
        assertThat(
                        store().sessions()
                                .refresh(
                                        session.id(),
                                        after,
                                        after.plus(LIFE),
                                        SessionsContract::unasked))
                .isEmpty();
    }

    @Test
    default void ones_sessions_are_in_order_of_their_last_use() {
        var user = scene().person().id();
        var now = Scene.now();
        var first = opened(user, now);
        var second = opened(user, now.plusSeconds(1));
        var third = opened(user, now.plusSeconds(2));
        opened();
        store().sessions().end(user, third.id());
        var used = refresh(first, now.plusSeconds(3), SessionsContract::rotated).session();

        assertThat(store().sessions().of(user, now)).containsExactly(used, second);
    }

    private Refreshed refresh(Session session, Instant now, Function<RefreshChain, Verdict> judge) {
        return store().sessions().refresh(session.id(), now, now.plus(LIFE), judge).orElseThrow();
    }

    private static Rotated rotated(RefreshChain chain) {
        return new Rotated(new RefreshChain(chain.generation() + 1, hash(), chain.rotatedAt()));
    }

    @Test
    default void ending_the_others_leaves_the_one_that_is_kept() {
        var kept = opened();
        var laptop = opened(kept.user(), Scene.now());
        var phone = opened(kept.user(), Scene.now());
        var somebodyElses = opened();

        store().sessions().endOthers(kept.user(), kept.id());
        store().sessions().endOthers(kept.user(), kept.id());

        var now = Scene.now();
        assertThat(store().sessions().of(kept.user(), now)).containsExactly(kept);
        assertThat(store().sessions().find(somebodyElses.id(), now)).contains(somebodyElses);
        assertThat(store().sessions().endedWithin(Duration.ofMinutes(10)))
                .contains(laptop.id(), phone.id())
                .doesNotContain(kept.id(), somebodyElses.id());
        assertThat(store().feed().carried())
                .containsOnlyOnce(new News.Ended(laptop.id()), new News.Ended(phone.id()))
                .doesNotContain(new News.Ended(kept.id()));
    }

    @Test
    default void ending_a_session_ends_it_once_and_for_everybody() {
        var session = opened();
        var other = opened(session.user(), Scene.now());
        var now = Scene.now();

        assertThat(store().sessions().end(session.user(), session.id())).isTrue();
        assertThat(store().sessions().end(session.user(), session.id())).isFalse();

        assertThat(store().sessions().find(session.id(), now)).isEmpty();
        assertThat(store().sessions().of(session.user(), now)).containsExactly(other);
        assertThat(
                        store().sessions()
                                .refresh(
                                        session.id(),
                                        now,
                                        now.plus(LIFE),
                                        SessionsContract::unasked))
                .isEmpty();
        assertThat(store().sessions().endedWithin(Duration.ofMinutes(10)))
                .contains(session.id())
                .doesNotContain(other.id());
        assertThat(store().feed().carried()).containsOnlyOnce(new News.Ended(session.id()));
    }

    @Test
    default void nobody_ends_the_session_of_somebody_else() {
        var session = opened();
        assertThat(store().sessions().end(scene().person().id(), session.id())).isFalse();
        assertThat(store().sessions().end(session.user(), session(session.user()).id())).isFalse();

        assertThat(store().sessions().find(session.id(), Scene.now())).contains(session);
        assertThat(store().feed().carried()).doesNotContain(new News.Ended(session.id()));
    }

    @RepeatedTest(10)
    default void of_a_crowd_that_ends_a_session_one_does() {
        var session = opened();
        var ended = AtOnce.crowd(_ -> store().sessions().end(session.user(), session.id()));
        assertThat(ended).containsOnlyOnce(true);
        assertThat(store().feed().carried()).containsOnlyOnce(new News.Ended(session.id()));
    }

    @Test
    default void the_judge_is_shown_the_chain_as_it_was_kept() {
        var session = session(scene().person().id());
        var first = hash();
        store().sessions().open(session, first);
        var later = session.openedAt().plusSeconds(60);
        var next = new RefreshChain(2, hash(), later);
        var shown = new ArrayList<RefreshChain>();

        refresh(session, later, chain -> shown.add(chain) ? new Rotated(next) : new Unknown());
        refresh(session, later, chain -> shown.add(chain) ? new Unknown() : new Unknown());

        assertThat(shown).containsExactly(new RefreshChain(1, first, session.openedAt()), next);
    }

    @Test
    default void a_rotated_session_lives_on() {
        var session = opened();
        var now = session.openedAt().plus(Duration.ofDays(1));

        var refreshed = refresh(session, now, SessionsContract::rotated);

        assertThat(refreshed.verdict()).isInstanceOf(Rotated.class);
        assertThat(refreshed.session())
                .isEqualTo(
                        new Session(
                                session.id(),
                                session.user(),
                                session.device(),
                                session.openedAt(),
                                now,
                                now.plus(LIFE)));
        assertThat(store().sessions().find(session.id(), now)).contains(refreshed.session());
    }

    @Test
    default void what_is_repeated_or_unknown_changes_nothing() {
        var session = opened();
        var now = session.openedAt().plusSeconds(1);
        for (var verdict : List.<Verdict>of(new Repeated(), new Unknown())) {
            assertThat(refresh(session, now, _ -> verdict))
                    .isEqualTo(new Refreshed(session, verdict));
            assertThat(store().sessions().find(session.id(), now)).contains(session);
        }
    }

    @Test
    default void a_judge_that_fails_changes_nothing() {
        var session = opened();
        assertThatThrownBy(() ->
                        refresh(
                                session,
                                session.openedAt(),
                                _ -> {
                                    throw new IllegalStateException("broken judge");
                                }))
                .hasMessage("broken judge");
        assertThat(store().sessions().find(session.id(), session.openedAt())).contains(session);
    }

    @Test
    default void a_reused_token_ends_the_session_and_the_feed_is_told() {
        var session = opened();
        var now = session.openedAt().plusSeconds(1);

        assertThat(refresh(session, now, _ -> new Reused()).verdict()).isEqualTo(new Reused());

        assertThat(store().sessions().find(session.id(), now)).isEmpty();
        assertThat(store().sessions().end(session.user(), session.id())).isFalse();
        assertThat(store().sessions().endedWithin(Duration.ofMinutes(10))).contains(session.id());
        assertThat(store().feed().carried()).containsOnlyOnce(new News.Ended(session.id()));
    }

    @Test
    default void of_a_crowd_with_one_token_one_rotates_it_and_the_others_repeat() {
        var session = opened();
        var successor = hash();
        var now = session.openedAt().plusSeconds(1);

        var verdicts =
                AtOnce.crowd(_ ->
                        refresh(session, now, chain -> chain.present(1, true, successor, now))
                                .verdict());

        assertThat(verdicts).containsOnlyOnce(new Rotated(new RefreshChain(2, successor, now)));
        assertThat(verdicts).filteredOn(new Repeated()::equals).hasSize(AtOnce.CROWD - 1);
    }

    @Test
    default void every_rotation_of_a_crowd_counts() {
        var session = opened();
        var generations =
                AtOnce.crowd(_ -> {
                    var verdict =
                            refresh(session, session.openedAt(), SessionsContract::rotated)
                                    .verdict();
                    return ((Rotated) verdict).next().generation();
                });
        assertThat(generations).doesNotHaveDuplicates();
        assertThat(generations.stream().mapToLong(Long::longValue).max())
                .hasValue(AtOnce.CROWD + 1L);
    }

    @Test
    default void who_is_barred_is_out_and_stays_out_until_they_are_admitted() {
        var laptop = opened();
        var ada = laptop.user();
        var phone = opened(ada, laptop.openedAt());
        var bystander = opened();

        assertThat(store().sessions().bar(ada)).isTrue();
        assertThat(store().sessions().bar(ada)).isFalse();

        assertThat(store().sessions().of(ada, laptop.openedAt())).isEmpty();
        assertThat(store().sessions().barred(List.of(ada, bystander.user()))).containsExactly(ada);
        assertThat(store().sessions().endedWithin(Duration.ofMinutes(10)))
                .contains(laptop.id(), phone.id());
        assertThat(store().feed().carried())
                .containsOnlyOnce(new News.Ended(laptop.id()), new News.Ended(phone.id()));
        assertThat(store().sessions().find(bystander.id(), bystander.openedAt())).isPresent();
        assertThat(store().sessions().open(session(ada), hash())).isFalse();
        assertThat(store().sessions().of(ada, laptop.openedAt())).isEmpty();

        assertThat(store().sessions().admit(ada)).isTrue();
        assertThat(store().sessions().admit(ada)).isFalse();
        assertThat(store().sessions().barred(List.of(ada))).isEmpty();
        assertThat(store().sessions().open(session(ada), hash())).isTrue();
    }

    @RepeatedTest(5)
    default void of_a_crowd_that_signs_in_while_they_are_barred_nobody_stays() {
        var ada = scene().person().id();

        AtOnce.crowd(i -> {
            if (i == AtOnce.CROWD / 2) return store().sessions().bar(ada);
            return store().sessions().open(session(ada), hash());
        });

        assertThat(store().sessions().of(ada, Scene.now())).isEmpty();
    }
}

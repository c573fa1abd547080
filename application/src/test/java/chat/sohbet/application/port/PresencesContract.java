package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every adapter of [Presences] keeps.
public interface PresencesContract extends Staged {
    private Presence of(UserId user) {
        var presences = store().presences().of(List.of(user));
        assertThat(presences).hasSize(1);
        return presences.getFirst();
    }

    @Test
    default void who_arrives_is_there_and_who_departs_was_there() {
        var user = scene().person().id();
        var before = Instant.now().minus(Duration.ofHours(1));

        var arrived = store().presences().arrive(user);
        assertThat(arrived.user()).isEqualTo(user);
        assertThat(arrived.online()).isTrue();
        assertThat(of(user).online()).isTrue();

        var departed = store().presences().depart(user);
        assertThat(departed.online()).isFalse();
        assertThat(departed.lastSeen())
                .hasValueSatisfying(last -> assertThat(last).isAfter(before));
        assertThat(of(user)).isEqualTo(departed);
    }

    @Test
    default void to_do_it_again_changes_no_presence() {
        var user = scene().person().id();
        store().presences().arrive(user);
        assertThat(store().presences().arrive(user).online()).isTrue();
        var departed = store().presences().depart(user);
        assertThat(store().presences().depart(user)).isEqualTo(departed);
        assertThat(store().presences().arrive(user).online()).isTrue();
    }

    @Test
    default void who_was_never_there_was_never_seen() {
        var user = scene().person().id();
        assertThat(of(user)).isEqualTo(new Presence(user, false, null));
        assertThat(store().presences().depart(user).lastSeen()).isEqualTo(Optional.empty());
    }

    @Test
    default void many_are_looked_at_together() {
        var here = scene().person().id();
        var away = scene().person().id();
        store().presences().arrive(here);
        store().nodes().renew();

        assertThat(store().presences().of(List.of(away, here, away)))
                .hasSize(2)
                .filteredOn(Presence::online)
                .extracting(Presence::user)
                .containsExactly(here);
        assertThat(store().presences().of(List.of())).isEmpty();
    }

    @Test
    default void a_crowd_that_comes_and_goes_ends_as_the_last_one_says() {
        var user = scene().person().id();
        AtOnce.crowd(i ->
                i % 2 == 0 ? store().presences().arrive(user) : store().presences().depart(user));
        store().presences().depart(user);
        assertThat(of(user).online()).isFalse();
        store().presences().arrive(user);
        assertThat(of(user).online()).isTrue();
    }
}

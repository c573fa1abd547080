package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What [Presences] of several nodes keep besides.
public interface PresencesBetweenNodesContract extends Staged {
    /// The presences of another node on the same store; each call is a node of its own.
    Presences node();

    @Test
    default void who_is_on_two_nodes_is_there_until_they_have_left_both() {
        var user = scene().person().id();
        var here = node();
        var there = node();

        here.arrive(user);
        there.arrive(user);
        assertThat(here.depart(user).online()).isTrue();
        assertThat(here.of(List.of(user)).getFirst().online()).isTrue();
        assertThat(there.depart(user).online()).isFalse();
        assertThat(here.of(List.of(user)).getFirst().online()).isFalse();
    }

    @Test
    default void every_node_sees_who_is_on_another() {
        var user = scene().person().id();
        node().arrive(user);
        assertThat(node().of(List.of(user)).getFirst().online()).isTrue();
        assertThat(node().depart(user).online()).isTrue();
    }
}

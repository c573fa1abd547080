package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.user.User;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every adapter of [Search] keeps where conversations are looked for.
public interface TitlesContract extends Staged {
    private List<ConversationId> titled(User viewer, String words) {
        return store().search().conversations(viewer.id(), Words.of(words), 9).stream()
                .map(Head::id)
                .toList();
    }

    private void call(Scene scene, ConversationId group, User admin, String title) {
        scene.settle(group, (locked, now) -> locked.rename(admin.id(), new Title(title), now));
    }

    @Test
    default void conversations_are_found_by_what_they_are_called() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person(Scene.word(), "Grace Höpper");
        var talk = scene.direct(ada, grace);
        var group = scene.group(ada, grace);
        call(scene, group, ada, "Hoppers and others");

        assertThat(titled(ada, "hopper")).containsExactly(group, talk);
        assertThat(titled(ada, "HÖPPER grace")).containsExactly(talk);
        assertThat(titled(ada, grace.username().text())).containsExactly(talk);
        assertThat(titled(ada, "nobody")).isEmpty();
        assertThat(titled(grace, "hopper")).containsExactly(group);
        assertThat(titled(scene.person(), "hopper")).isEmpty();
    }

    @Test
    default void the_row_is_that_of_the_list() {
        var scene = scene();
        var ada = scene.person();
        var group = scene.group(ada, scene.person());
        assertThat(store().search().conversations(ada.id(), Words.of("group"), 9))
                .containsExactly(scene.head(ada, group));
    }

    @Test
    default void no_more_are_found_than_were_asked_for() {
        var scene = scene();
        var ada = scene.person();
        var oldest = scene.group(ada);
        var others = List.of(scene.group(ada), scene.group(ada), scene.group(ada));
        assertThat(store().search().conversations(ada.id(), Words.of("a group"), 3))
                .extracting(Head::id)
                .containsExactlyElementsOf(others.reversed())
                .doesNotContain(oldest);
    }

    @Test
    default void who_is_gone_finds_a_group_by_the_title_it_had() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        call(scene, group, ada, "the old name");
        scene.remove(ada, group, grace);
        call(scene, group, ada, "a new one");
        assertThat(titled(grace, "old name")).containsExactly(group);
        assertThat(titled(grace, "new one")).isEmpty();
        assertThat(titled(ada, "new one")).containsExactly(group);
    }

    @Test
    default void an_empty_conversation_is_found_by_who_opened_it() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        assertThat(titled(ada, grace.username().text())).containsExactly(talk);
        assertThat(titled(grace, ada.username().text())).isEmpty();
    }
}

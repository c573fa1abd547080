package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every adapter of [Preferences], [Receipts] and [Conversations] keeps of what people keep to
/// themselves.
public interface PrivacyContract extends Staged {
    private void hideReads(User user) {
        store().preferences().keep(user.id(), Privacy.OPEN.readMarks(false));
    }

    @Test
    default void everybody_is_open_until_they_say_otherwise() {
        var ada = scene().person().id();
        var grace = scene().person().id();
        var preferences = store().preferences();
        assertThat(preferences.privacy(ada)).isEqualTo(Privacy.OPEN);
        var closed = new Privacy(false, true, false);
        preferences.keep(ada, closed);
        preferences.keep(Scene.userId(), closed);

        assertThat(preferences.privacy(ada)).isEqualTo(closed);
        assertThat(preferences.reserved(Set.of(ada, grace, Scene.userId())))
                .isEqualTo(Map.of(ada, closed));
        preferences.keep(ada, Privacy.OPEN);
        assertThat(preferences.reserved(List.of(ada, grace))).isEmpty();
        assertThat(preferences.since(ada, 0).version()).isZero();
    }

    @Test
    default void who_keeps_read_marks_to_themselves_neither_gives_nor_gets_them() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, 3);
        hideReads(grace);

        var news = scene.mark(grace, talk, 3, 2);

        var own = new Mark(talk, grace.id(), new Watermarks(3, 2));
        var told = new Mark(talk, grace.id(), new Watermarks(3, 0));
        assertThat(news)
                .containsExactlyInAnyOrder(
                        new News.Marked(own, Set.of(grace.id()), true),
                        new News.Marked(told, Set.of(ada.id()), true));
        assertThat(scene.head(ada, talk).others()).isEqualTo(new Watermarks(3, 0));
        assertThat(scene.head(grace, talk).mine()).isEqualTo(new Watermarks(3, 2));
        assertThat(scene.head(grace, talk).unread()).isEqualTo(1);
        assertThat(store().receipts().of(ada.id(), talk))
                .containsEntry(grace.id(), new Watermarks(3, 0))
                .containsEntry(ada.id(), new Watermarks(3, 3));
        assertThat(scene.head(grace, talk).others().read()).isZero();
        assertThat(store().receipts().of(grace.id(), talk))
                .containsEntry(grace.id(), new Watermarks(3, 2))
                .containsEntry(ada.id(), new Watermarks(3, 0));
    }

    @Test
    default void who_opens_up_again_is_seen_to_have_read() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, 2);
        hideReads(ada);
        scene.mark(grace, talk, 2, 2);
        assertThat(scene.head(ada, talk).others().read()).isZero();
        store().preferences().keep(ada.id(), Privacy.OPEN);
        assertThat(scene.head(ada, talk).others().read()).isEqualTo(2);
    }

    @Test
    default void in_a_group_read_marks_are_always_told() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        hideReads(grace);
        hideReads(ada);
        scene.say(ada, group, 1);

        assertThat(scene.mark(grace, group, 2, 2))
                .containsExactly(
                        new News.Marked(
                                new Mark(group, grace.id(), new Watermarks(2, 2)),
                                Set.of(grace.id())));
        assertThat(scene.head(ada, group).others().read()).isEqualTo(2);
        assertThat(store().receipts().of(ada.id(), group))
                .containsEntry(grace.id(), new Watermarks(2, 2));
    }

    @Test
    default void a_picture_that_is_nobodys_to_see_is_seen_by_its_owner_alone() {
        var scene = scene();
        var ada = scene.person();
        var bob = scene.person();
        var talk = scene.direct(ada, bob);
        var stored = AttachmentsContract.picture();
        var picture = stored.attachment().id();
        store().attachments().file(stored, ada.id(), Scene.clientId(), 1L << 40);
        store().users().portray(ada.id(), picture);
        assertThat(shownTo(bob, ada, talk)).containsOnly(Optional.of(picture));

        store().preferences().keep(ada.id(), Privacy.OPEN.picture(false));

        assertThat(shownTo(bob, ada, talk)).containsOnly(Optional.empty());
        assertThat(store().attachments().find(bob.id(), picture)).isEmpty();
        assertThat(store().attachments().find(ada.id(), picture)).contains(stored);
        assertThat(store().users().account(ada.id()).orElseThrow().user().picture())
                .contains(picture);
        assertThat(scene.head(ada, talk).members())
                .contains(store().users().account(ada.id()).orElseThrow().user());
        assertThat(store().attachments().sweep(Scene.now().plusSeconds(60), 10_000))
                .doesNotContain(stored);

        store().preferences().keep(ada.id(), Privacy.OPEN);
        assertThat(shownTo(bob, ada, talk)).containsOnly(Optional.of(picture));
        assertThat(store().attachments().find(bob.id(), picture)).contains(stored);
    }

    /// By whichever way somebody comes upon another.
    private List<Optional<AttachmentId>> shownTo(User viewer, User other, ConversationId talk) {
        var users = store().users();
        return Stream.of(
                        users.find(other.id()).stream(),
                        users.find(Scene.keys(other.username().text())).stream(),
                        users.all(List.of(other.id())).stream(),
                        users.search(other.username().text(), "", 1).stream(),
                        scene().head(viewer, talk).members().stream(),
                        store()
                                .conversations()
                                .heads(viewer.id(), Conversations.Position.TOP, 9)
                                .stream()
                                .flatMap(head -> head.members().stream()))
                .flatMap(Function.identity())
                .filter(user -> user.id().equals(other.id()))
                .map(User::picture)
                .toList();
    }
}

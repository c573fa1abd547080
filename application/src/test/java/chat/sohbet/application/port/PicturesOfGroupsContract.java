package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.user.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who sees the picture of a group.
interface PicturesOfGroupsContract extends Staged {
    private AttachmentId filed(User owner) {
        var stored = AttachmentsContract.picture();
        store().attachments().file(stored, owner.id(), Scene.clientId(), 1L << 40);
        return stored.attachment().id();
    }

    private boolean sees(User viewer, AttachmentId picture) {
        return store().attachments().find(viewer.id(), picture).isPresent();
    }

    private Settlement.Settled portray(
            User admin, ConversationId group, @Nullable AttachmentId picture) {
        return scene().settle(group, (locked, now) -> locked.portray(admin.id(), picture, now));
    }

    private Optional<AttachmentId> shown(User viewer, ConversationId group) {
        return scene().head(viewer, group).properties().flatMap(Properties::picture);
    }

    private boolean swept(AttachmentId picture) {
        return store().attachments().sweep(Scene.now().plusSeconds(60), 10_000).stream()
                .anyMatch(stored -> stored.attachment().id().equals(picture));
    }

    @Test
    default void members_see_the_picture_and_nobody_else() {
        var scene = scene();
        var ada = scene.person();
        var bob = scene.person();
        var group = scene.group(ada, bob);
        var picture = filed(ada);
        assertThat(sees(bob, picture)).isFalse();

        portray(ada, group, picture);

        assertThat(shown(bob, group)).contains(picture);
        assertThat(scene.since(bob, group, 1).properties().flatMap(Properties::picture))
                .contains(picture);
        assertThat(store().feed().changes(group).getLast().change().properties())
                .isEqualTo(scene.head(bob, group).properties());
        assertThat(sees(bob, picture)).isTrue();
        assertThat(sees(scene.person(), picture)).isFalse();
        assertThat(swept(picture)).isFalse();
        assertThat(sees(ada, picture)).isTrue();
    }

    @Test
    default void a_picture_that_is_replaced_or_removed_is_nobodys_any_more() {
        var scene = scene();
        var ada = scene.person();
        var group = scene.group(ada, scene.person());
        var first = filed(ada);
        var second = filed(ada);
        portray(ada, group, first);
        portray(ada, group, second);
        assertThat(sees(ada, first)).isFalse();
        assertThat(swept(first)).isTrue();
        assertThat(shown(ada, group)).contains(second);

        scene.settle(group, (locked, now) -> locked.rename(ada.id(), new Title("Tea"), now));
        assertThat(shown(ada, group)).contains(second);
        portray(ada, group, null);
        assertThat(shown(ada, group)).isEmpty();
        assertThat(swept(second)).isTrue();
    }

    @Test
    default void who_is_gone_sees_the_picture_they_knew_and_none_that_came_later() {
        var scene = scene();
        var ada = scene.person();
        var bob = scene.person();
        var group = scene.group(ada, bob);
        var first = filed(ada);
        portray(ada, group, first);
        scene.remove(ada, group, bob);
        scene.settle(group, (locked, now) -> locked.rename(ada.id(), new Title("Tea"), now));
        assertThat(shown(bob, group)).contains(first);
        assertThat(sees(bob, first)).isTrue();

        var second = filed(ada);
        portray(ada, group, second);
        assertThat(shown(bob, group)).isEmpty();
        assertThat(sees(bob, second)).isFalse();
        assertThat(sees(bob, first)).isFalse();

        scene.add(ada, group, bob);
        assertThat(shown(bob, group)).contains(second);
        assertThat(sees(bob, second)).isTrue();
    }

    @Test
    default void who_uploaded_it_and_is_gone_sees_no_more_than_others_who_are() {
        var scene = scene();
        var ada = scene.person();
        var bob = scene.person();
        var group = scene.group(ada, bob);
        var picture = filed(bob);
        scene.remove(ada, group, bob);
        portray(ada, group, picture);
        assertThat(sees(bob, picture)).isFalse();
        assertThat(sees(ada, picture)).isTrue();
    }

    @Test
    default void who_is_invited_sees_the_picture_as_long_as_the_invite_holds() {
        var scene = scene();
        var ada = scene.person();
        var group = scene.group(ada);
        var token = new InviteToken((Scene.word() + Scene.word()).substring(0, 22));
        store().log().settle(group, (locked, _) -> locked.invite(ada.id(), token));
        assertThat(store().attachments().find(token)).isEmpty();

        var picture = filed(ada);
        portray(ada, group, picture);
        assertThat(store().attachments().find(token).map(found -> found.attachment().id()))
                .contains(picture);
        assertThat(
                        store().conversations()
                                .invited(token)
                                .flatMap(invitation -> invitation.properties().picture()))
                .contains(picture);
        store().log().settle(group, (locked, _) -> locked.invite(ada.id(), null));
        assertThat(store().attachments().find(token)).isEmpty();
    }
}

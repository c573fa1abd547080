package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.user.User;
import org.junit.jupiter.api.Test;

/// What every adapter of [Conversations] keeps about invites.
public interface InviteContract extends Staged {
    @Test
    default void an_invite_leads_to_its_group_until_there_is_another() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        var first = new InviteToken(Scene.word() + "-_AZaz0189");
        var second = new InviteToken(Scene.word() + "-_AZaz0189");
        var conversations = store().conversations();
        assertThat(conversations.invite(ada.id(), group)).isEmpty();

        invite(ada, group, first);
        assertThat(conversations.invited(first)).contains(group);
        assertThat(conversations.invite(ada.id(), group)).contains(first);
        assertThat(conversations.invite(grace.id(), group)).isEmpty();
        assertThat(conversations.invite(scene.person().id(), group)).isEmpty();

        invite(ada, group, second);
        assertThat(conversations.invited(first)).isEmpty();
        assertThat(conversations.invited(second)).contains(group);

        invite(ada, group, null);
        assertThat(conversations.invited(second)).isEmpty();
        assertThat(conversations.invite(ada.id(), group)).isEmpty();
        assertThat(scene.head(ada, group).version()).isEqualTo(1);
        assertThat(store().feed().changes(group)).hasSize(1);
    }

    private void invite(User admin, ConversationId group, InviteToken token) {
        assertThat(store().log().settle(group, (locked, _) -> locked.invite(admin.id(), token)))
                .isEqualTo(new Settlement.Invited(token));
    }
}

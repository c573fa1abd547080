package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Invitation;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Title;
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
        assertThat(conversations.invited(first)).map(Invitation::group).contains(group);
        assertThat(conversations.invite(ada.id(), group)).contains(first);
        assertThat(conversations.invite(grace.id(), group)).isEmpty();
        assertThat(conversations.invite(scene.person().id(), group)).isEmpty();

        invite(ada, group, second);
        assertThat(conversations.invited(first)).isEmpty();
        assertThat(conversations.invited(second)).map(Invitation::group).contains(group);

        invite(ada, group, null);
        assertThat(conversations.invited(second)).isEmpty();
        assertThat(conversations.invite(ada.id(), group)).isEmpty();
        assertThat(scene.head(ada, group).version()).isEqualTo(1);
        assertThat(store().feed().changes(group)).hasSize(1);
    }

    @Test
    default void who_is_invited_learns_what_the_group_is_called_and_how_many_are_in_it() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace, scene.person());
        var token = new InviteToken(Scene.word() + "-_AZaz0189");
        invite(ada, group, token);
        var log = store().log();
        log.settle(group, (locked, now) -> locked.remove(ada.id(), grace.id(), now));
        log.settle(group, (locked, now) -> locked.rename(ada.id(), new Title("Çay"), now));
        var told = new Description("Tea at four");
        log.settle(group, (locked, now) -> locked.describe(ada.id(), told, now));

        assertThat(store().conversations().invited(token))
                .contains(new Invitation(group, new Properties(new Title("Çay"), told, 4), 2));
    }

    private void invite(User admin, ConversationId group, InviteToken token) {
        assertThat(store().log().settle(group, (locked, _) -> locked.invite(admin.id(), token)))
                .isEqualTo(new Settlement.Invited(token));
    }
}

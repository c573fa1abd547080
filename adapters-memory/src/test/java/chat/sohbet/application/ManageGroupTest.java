package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.ManageGroup.Joining;
import chat.sohbet.application.port.MessageLog.Founding;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.user.UserId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ManageGroupTest {
    private final Party party = new Party();
    private final ManageGroup groups = party.chat.groups();
    private final UserId ada = party.guest("Ada");
    private final UserId grace = party.guest("Grace");
    private final UserId eve = party.guest("Eve");
    private final ConversationId group =
            groups.found(ada, Party.clientId(), new Title("Tea"), Set.of(grace)).conversation();

    @Test
    void founding_twice_founds_one_group() {
        var clientId = Party.clientId();
        var first = groups.found(ada, clientId, new Title("Coffee"), Set.of());
        assertThat(groups.found(ada, clientId, new Title("Coffee"), Set.of()))
                .isEqualTo(new Founding(first.conversation(), true));
    }

    @Test
    void a_group_is_of_people_who_exist() {
        var nobody = new UserId(UUID.randomUUID());
        assertThatThrownBy(() ->
                        groups.found(
                                ada, Party.clientId(), new Title("Coffee"), Set.of(grace, nobody)))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("members must be people who are registered");
        assertThatThrownBy(() -> groups.add(ada, group, Set.of(nobody)))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void an_invite_is_followed_by_whoever_has_it() {
        var token = token(groups.invite(ada, group));

        assertThat(groups.join(eve, token)).isEqualTo(new Joining.Joined(group));
        assertThat(groups.join(eve, token)).isEqualTo(new Joining.Joined(group));
        assertThat(party.chat.members(eve, group)).extracting(Member::user).contains(eve);
        assertThat(groups.currentInvite(ada, group)).contains(token);
        assertThat(groups.currentInvite(grace, group)).isEmpty();
    }

    private static InviteToken token(Settlement settlement) {
        return ((Settlement.Invited) settlement).token();
    }

    @Test
    void an_invite_that_was_replaced_or_taken_back_leads_nowhere() {
        var nowhere = new Joining.Refused(Refusal.NOT_FOUND);
        var first = token(groups.invite(ada, group));
        var second = token(groups.invite(ada, group));
        assertThat(second).isNotEqualTo(first);
        assertThat(groups.join(eve, first)).isEqualTo(nowhere);
        groups.revokeInvite(ada, group);
        assertThat(groups.join(eve, second)).isEqualTo(nowhere);
    }

    @Test
    void an_admin_runs_the_group_and_hands_it_over() {
        assertThat(groups.rename(ada, group, new Title("Coffee")))
                .isInstanceOf(Settlement.Settled.class);
        assertThat(groups.describe(ada, group, new Description("black")))
                .isInstanceOf(Settlement.Settled.class);
        assertThat(groups.leave(ada, group)).isEqualTo(new Settlement.Refused(Refusal.LAST_ADMIN));
        groups.appoint(ada, group, grace, Role.ADMIN);
        assertThat(groups.leave(ada, group)).isInstanceOf(Settlement.Settled.class);
        assertThat(groups.rename(ada, group, new Title("Tea")))
                .isEqualTo(new Settlement.Refused(Refusal.NOT_FOUND));
        var head = party.chat.head(grace, group).orElseThrow();
        assertThat(head.properties().orElseThrow().title()).isEqualTo(new Title("Coffee"));
    }

    @Test
    void who_was_removed_is_told_so_and_nothing_more() {
        groups.remove(ada, group, grace);
        party.ears.changes.clear();
        party.say(ada, group, "She is gone");
        assertThat(party.ears.toldTo(grace)).isEmpty();
        assertThat(party.chat.head(grace, group).orElseThrow().active()).isFalse();
    }
}

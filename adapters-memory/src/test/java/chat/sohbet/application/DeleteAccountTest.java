package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Somebody goes for good, also where the node dies on the way.
class DeleteAccountTest {
    private final Party party = new Party();
    private final UserId ada = party.guest("ada");
    private final UserId bob = party.guest("bob");
    private final UserId eve = party.guest("eve");

    private ConversationId group(UserId founder, UserId... others) {
        return party.chat
                .groups()
                .found(founder, new ClientId(UUID.randomUUID()), new Title("Tea"), Set.of(others))
                .conversation();
    }

    private List<UserId> admins(UserId viewer, ConversationId group) {
        return party.chat.members(viewer, group).stream()
                .filter(Member::admin)
                .map(Member::user)
                .toList();
    }

    @Test
    void groups_get_another_admin_and_the_ones_that_have_one_keep_theirs() {
        var led = group(ada, bob);
        var followed = group(bob, ada, eve);
        party.chat.groups().add(ada, led, Set.of(eve));

        assertThat(party.chat.accounts().delete(ada, Party.PASSWORD)).isTrue();

        assertThat(admins(eve, led)).as("who came first").containsExactly(bob);
        assertThat(admins(eve, followed)).containsExactly(bob);
        assertThat(party.chat.members(eve, followed))
                .filteredOn(member -> member.user().equals(ada))
                .noneMatch(Member::active);
        assertThat(party.ports.users().leaving(10)).isEmpty();
    }

    @Test
    void who_was_alone_leaves_an_empty_group() {
        var alone = group(ada);
        assertThat(party.chat.accounts().delete(ada, Party.PASSWORD)).isTrue();
        assertThat(party.chat.members(ada, alone)).isEmpty();
    }

    @Test
    void another_password_deletes_nothing() {
        assertThat(party.chat.accounts().delete(ada, "wrong horse battery")).isFalse();
        assertThat(party.chat.accounts().delete(ada, "x")).isFalse();
        party.signIn("ada");
    }

    @Test
    void what_a_node_that_died_had_begun_another_finishes() {
        var led = group(ada, bob);
        party.signIn("ada");
        var hash = party.ports.users().credentials(ada).orElseThrow().hash();
        party.ports.users().erase(ada, hash);
        assertThat(party.chat.accounts().sessions(ada)).hasSize(1);

        party.chat.upkeep().finish();
        party.chat.upkeep().finish();

        assertThat(party.chat.accounts().sessions(ada)).isEmpty();
        assertThat(admins(bob, led)).containsExactly(bob);
        assertThat(party.chat.accounts().user(ada).orElseThrow().deleted()).isTrue();
    }
}

package chat.sohbet.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.Settlement.Invited;
import chat.sohbet.domain.conversation.Settlement.Refused;
import chat.sohbet.domain.conversation.Settlement.Settled;
import chat.sohbet.domain.conversation.Settlement.Unchanged;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UserId ADA = user(1);
    private static final UserId GRACE = user(2);
    private static final UserId EVE = user(3);
    private static final Title TITLE = new Title("Tea");
    private static final InviteToken TOKEN = new InviteToken("A".repeat(22));

    private static UserId user(long number) {
        return new UserId(new UUID(0, number));
    }

    /// At seq 10 and version 20.
    private static Group group(@Nullable InviteToken invite, Member... members) {
        var conversation =
                new Conversation(new ConversationId(new UUID(0, 9)), Kind.GROUP, 10, 20, NOON);
        var byUser =
                Arrays.stream(members).collect(Collectors.toMap(Member::user, Function.identity()));
        return new Group(conversation, new Properties(TITLE, Description.NONE, 1), byUser, invite);
    }

    private static Member admin(UserId user) {
        return new Member(user, Role.ADMIN, Spans.ALL, 1);
    }

    private static Member member(UserId user) {
        return new Member(user, Role.MEMBER, Spans.ALL, 1);
    }

    private final Group group = group(TOKEN, admin(ADA), member(GRACE));

    private static Settlement refused(Refusal refusal) {
        return new Refused(refusal);
    }

    private static Event event(Settlement settlement) {
        return ((Content.Happened) ((Settled) settlement).told().content()).event();
    }

    // Founding

    @Test
    void a_new_group_tells_that_it_was_created() {
        var settled = Group.create(ADA, TITLE, Description.NONE, Set.of(ADA, GRACE), NOON);

        assertThat(settled.told().seq()).isEqualTo(1);
        assertThat(settled.told().version()).isEqualTo(1);
        assertThat(settled.told().author()).isEqualTo(ADA);
        assertThat(event(settled)).isEqualTo(new Event(Event.What.CREATED, List.of(), "Tea"));
        assertThat(settled.members()).containsExactly(admin(ADA), member(GRACE));
        assertThat(settled.properties()).isEqualTo(new Properties(TITLE, Description.NONE, 1));
    }

    @Test
    void a_group_has_a_thousand_and_twenty_four_members_at_most() {
        var others =
                LongStream.range(100, 100 + 1_023)
                        .mapToObj(GroupTest::user)
                        .collect(Collectors.toSet());
        assertThat(Group.create(ADA, TITLE, Description.NONE, others, NOON).members())
                .hasSize(1_024);
        var withMe = new HashSet<>(others);
        withMe.add(ADA);
        assertThat(Group.create(ADA, TITLE, Description.NONE, withMe, NOON).members())
                .hasSize(1_024);
        others.add(user(99));
        assertThatThrownBy(() -> Group.create(ADA, TITLE, Description.NONE, others, NOON))
                .isInstanceOf(InvalidValue.class);
    }

    // Coming

    @Test
    void an_admin_adds_people_from_the_next_message_on() {
        var settlement = group.add(ADA, List.of(EVE, GRACE, EVE), NOON);

        assertThat(event(settlement)).isEqualTo(Event.of(Event.What.ADDED, EVE));
        var settled = (Settled) settlement;
        assertThat(settled.told().seq()).isEqualTo(11);
        assertThat(settled.told().version()).isEqualTo(21);
        assertThat(settled.members())
                .containsExactly(new Member(EVE, Role.MEMBER, new Spans(List.of()).from(11), 21));
        assertThat(settled.properties()).isNull();
    }

    @Test
    void who_comes_back_is_no_admin_any_more() {
        var gone = new Member(EVE, Role.ADMIN, Spans.ALL.until(4), 4);
        var settled = (Settled) group(null, admin(ADA), gone).add(ADA, List.of(EVE), NOON);
        assertThat(settled.members())
                .containsExactly(new Member(EVE, Role.MEMBER, gone.spans().from(11), 21));
    }

    @Test
    void to_add_members_again_changes_nothing() {
        assertThat(group.add(ADA, List.of(GRACE, ADA), NOON)).isEqualTo(new Unchanged());
        assertThat(group.add(ADA, List.of(), NOON)).isEqualTo(new Unchanged());
    }

    private static Group groupOf(int size) {
        var members =
                Stream.concat(
                        Stream.of(admin(ADA)),
                        LongStream.range(100, 99 + size).mapToObj(number -> member(user(number))));
        return group(TOKEN, members.toArray(Member[]::new));
    }

    @Test
    void a_full_group_takes_nobody_in() {
        var almost = groupOf(Group.MAX - 1);
        assertThat(almost.add(ADA, List.of(EVE), NOON)).isInstanceOf(Settled.class);
        assertThat(almost.join(EVE, TOKEN, NOON)).isInstanceOf(Settled.class);
        assertThat(almost.add(ADA, List.of(EVE, GRACE), NOON)).isEqualTo(refused(Refusal.FULL));
        var full = groupOf(Group.MAX);
        assertThat(full.add(ADA, List.of(EVE), NOON)).isEqualTo(refused(Refusal.FULL));
        assertThat(full.join(EVE, TOKEN, NOON)).isEqualTo(refused(Refusal.FULL));
    }

    @Test
    void who_has_the_invite_joins() {
        var settled = (Settled) group.join(EVE, TOKEN, NOON);
        assertThat(event(settled)).isEqualTo(Event.of(Event.What.JOINED));
        assertThat(settled.told().author()).isEqualTo(EVE);
        assertThat(settled.members()).extracting(Member::user).containsExactly(EVE);
        assertThat(group.join(GRACE, TOKEN, NOON)).isEqualTo(new Unchanged());
    }

    @Test
    void an_old_invite_leads_nowhere() {
        var other = new InviteToken("B".repeat(22));
        assertThat(group.join(EVE, other, NOON)).isEqualTo(refused(Refusal.NOT_FOUND));
        assertThat(group(null, admin(ADA)).join(EVE, TOKEN, NOON))
                .isEqualTo(refused(Refusal.NOT_FOUND));
    }

    // Going

    @Test
    void who_is_removed_sees_that_and_nothing_after() {
        var settlement = group.remove(ADA, GRACE, NOON);
        assertThat(event(settlement)).isEqualTo(Event.of(Event.What.REMOVED, GRACE));
        assertThat(((Settled) settlement).members())
                .containsExactly(new Member(GRACE, Role.MEMBER, Spans.ALL.until(11), 21));
    }

    @Test
    void who_removes_themselves_leaves() {
        var two = group(null, admin(ADA), admin(GRACE));
        assertThat(event(two.remove(ADA, ADA, NOON))).isEqualTo(Event.of(Event.What.LEFT));
        assertThat(event(group.remove(GRACE, GRACE, NOON))).isEqualTo(Event.of(Event.What.LEFT));
    }

    @Test
    void who_is_no_member_is_not_removed() {
        assertThat(group.remove(ADA, EVE, NOON)).isEqualTo(refused(Refusal.NOT_FOUND));
    }

    @Test
    void the_last_admin_of_others_stays() {
        assertThat(group.leave(ADA, NOON)).isEqualTo(refused(Refusal.LAST_ADMIN));
        assertThat(group.remove(ADA, ADA, NOON)).isEqualTo(refused(Refusal.LAST_ADMIN));
        assertThat(group.appoint(ADA, ADA, Role.MEMBER, NOON))
                .isEqualTo(refused(Refusal.LAST_ADMIN));
        assertThat(group(null, admin(ADA), admin(GRACE)).leave(ADA, NOON))
                .isInstanceOf(Settled.class);
    }

    @Test
    void the_last_of_all_may_leave() {
        assertThat(group(null, admin(ADA)).leave(ADA, NOON)).isInstanceOf(Settled.class);
    }

    // Running it

    @Test
    void an_admin_appoints_and_dismisses_others() {
        assertThat(event(group.appoint(ADA, GRACE, Role.ADMIN, NOON)))
                .isEqualTo(Event.of(Event.What.PROMOTED, GRACE));
        var two = group(null, admin(ADA), admin(GRACE));
        assertThat(event(two.appoint(ADA, GRACE, Role.MEMBER, NOON)))
                .isEqualTo(Event.of(Event.What.DEMOTED, GRACE));
        assertThat(group.appoint(ADA, GRACE, Role.MEMBER, NOON)).isEqualTo(new Unchanged());
        assertThat(group.appoint(ADA, EVE, Role.ADMIN, NOON)).isEqualTo(refused(Refusal.NOT_FOUND));
    }

    @Test
    void an_admin_gives_it_a_title_and_a_description() {
        var coffee = new Title("Coffee");
        var renamed = (Settled) group.rename(ADA, coffee, NOON);
        assertThat(event(renamed)).isEqualTo(new Event(Event.What.RENAMED, List.of(), "Coffee"));
        assertThat(renamed.properties()).isEqualTo(new Properties(coffee, Description.NONE, 21));
        assertThat(group.rename(ADA, TITLE, NOON)).isEqualTo(new Unchanged());

        var described = (Settled) group.describe(ADA, new Description("black"), NOON);
        assertThat(event(described)).isEqualTo(Event.of(Event.What.DESCRIBED));
        assertThat(described.properties())
                .isEqualTo(new Properties(TITLE, new Description("black"), 21));
        assertThat(group.describe(ADA, Description.NONE, NOON)).isEqualTo(new Unchanged());
    }

    @Test
    void an_admin_hands_out_the_invite_and_takes_it_back() {
        var other = new InviteToken("B".repeat(22));
        assertThat(group.invite(ADA, other)).isEqualTo(new Invited(other));
        assertThat(group.invite(ADA, null)).isEqualTo(new Invited(null));
    }

    @Test
    void a_member_may_not_do_what_an_admin_does_and_a_stranger_learns_nothing() {
        var gone = new Member(EVE, Role.ADMIN, Spans.ALL.until(4), 4);
        var group = group(TOKEN, admin(ADA), member(GRACE), gone);
        for (Function<UserId, Settlement> wish :
                List.<Function<UserId, Settlement>>of(
                        actor -> group.add(actor, List.of(user(8)), NOON),
                        actor -> group.remove(actor, ADA, NOON),
                        actor -> group.appoint(actor, ADA, Role.MEMBER, NOON),
                        actor -> group.rename(actor, new Title("Coffee"), NOON),
                        actor -> group.describe(actor, new Description("black"), NOON),
                        actor -> group.invite(actor, null))) {
            assertThat(wish.apply(GRACE)).isEqualTo(refused(Refusal.NOT_ALLOWED));
            assertThat(wish.apply(EVE)).isEqualTo(refused(Refusal.NOT_FOUND));
            assertThat(wish.apply(user(7))).isEqualTo(refused(Refusal.NOT_FOUND));
        }
        assertThat(group.leave(EVE, NOON)).isEqualTo(refused(Refusal.NOT_FOUND));
        assertThat(group.active()).containsExactlyInAnyOrder(ADA, GRACE);
    }

    @Test
    void time_does_not_run_backwards() {
        var settled = (Settled) group.add(ADA, List.of(EVE), NOON.minusSeconds(60));
        assertThat(settled.told().at()).isEqualTo(NOON);
    }

    @Test
    void an_admin_shows_the_group_with_a_picture_and_without() {
        var picture = new AttachmentId(UUID.randomUUID());
        var pictured = (Settled) group.portray(ADA, picture, NOON);
        assertThat(event(pictured)).isEqualTo(Event.of(Event.What.PICTURED));
        assertThat(pictured.properties())
                .isEqualTo(new Properties(TITLE, Description.NONE, picture, 21));
        assertThat(group.portray(ADA, null, NOON)).isEqualTo(new Settlement.Unchanged());
        assertThat(group.portray(GRACE, picture, NOON)).isEqualTo(refused(Refusal.NOT_ALLOWED));
    }
}

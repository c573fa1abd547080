package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Group;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Settlement.Refused;
import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.conversation.Spans.Span;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [MessageLog] keeps when groups are changed.
public interface SettleContract extends Staged {
    private Map<UserId, Member> members(User viewer, ConversationId group) {
        return store().conversations().members(viewer.id(), group).stream()
                .collect(Collectors.toMap(Member::user, Function.identity()));
    }

    @Test
    default void members_come_and_go_and_come_again() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada); // 1
        scene.add(ada, group, grace); // 2
        scene.say(grace, group, "Hello"); // 3
        scene.remove(ada, group, grace); // 4
        scene.say(ada, group, "She is gone"); // 5
        assertThat(members(ada, group).get(grace.id()))
                .isEqualTo(
                        new Member(grace.id(), Role.MEMBER, new Spans(List.of(new Span(2, 4))), 4));

        scene.add(ada, group, grace); // 6

        assertThat(members(ada, group).get(grace.id()))
                .isEqualTo(
                        new Member(
                                grace.id(),
                                Role.MEMBER,
                                new Spans(List.of(new Span(2, 4), new Span(6, Spans.OPEN))),
                                6));
        assertThat(scene.read(ada, group)).extracting(Message::seq).isEqualTo(seqs(1, 6));
    }

    private static List<Long> seqs(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Long::valueOf).toList();
    }

    @Test
    default void the_feed_is_told_who_changed_and_nothing_else() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var late = scene.person();
        var group = scene.group(ada, grace);

        var told = scene.add(ada, group, late);
        var added = store().feed().changes(group).getLast();
        assertThat(added.to()).containsExactlyInAnyOrder(ada.id(), grace.id(), late.id());
        assertThat(added.blind()).isEmpty();
        assertThat(added.change().messages()).containsExactly(told);
        assertThat(added.change().members()).containsExactly(members(ada, group).get(late.id()));
        assertThat(added.change().properties()).isEmpty();
        assertThat(store().conversations().changed(group, 1)).contains(added);

        scene.remove(ada, group, grace);
        var removed = store().feed().changes(group).getLast();
        assertThat(removed.to()).containsExactlyInAnyOrder(ada.id(), grace.id(), late.id());
        assertThat(removed.change().members()).extracting(Member::user).containsExactly(grace.id());

        scene.say(ada, group, "She is gone");
        assertThat(store().feed().changes(group).getLast().to())
                .containsExactlyInAnyOrder(ada.id(), late.id());
    }

    @Test
    default void title_and_description_change_at_their_own_versions() {
        var scene = scene();
        var ada = scene.person();
        var group = scene.group(ada);
        var title = new Title("Çay 🍵");
        var description = new Description("what <we> drink");

        scene.settle(group, (locked, now) -> locked.rename(ada.id(), title, now));
        var renamed = new Properties(title, Description.NONE, 2);
        assertThat(scene.head(ada, group).properties()).contains(renamed);
        assertThat(store().feed().changes(group).getLast().change().properties()).contains(renamed);

        scene.settle(group, (locked, now) -> locked.describe(ada.id(), description, now));
        var described = new Properties(title, description, 3);
        assertThat(scene.head(ada, group).properties()).contains(described);
        assertThat(scene.since(ada, group, 2).properties()).contains(described);

        scene.say(ada, group, "Hello");
        assertThat(store().feed().changes(group).getLast().change().properties()).isEmpty();
        assertThat(scene.since(ada, group, 3).properties()).isEmpty();
    }

    @Test
    default void roles_change() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);

        scene.settle(group, (locked, now) -> locked.appoint(ada.id(), grace.id(), Role.ADMIN, now));

        assertThat(members(ada, group).get(grace.id()))
                .isEqualTo(new Member(grace.id(), Role.ADMIN, Spans.ALL, 2));
        scene.settle(group, (locked, now) -> locked.leave(ada.id(), now));
        assertThat(members(grace, group).get(ada.id()).active()).isFalse();
    }

    @Test
    default void what_is_no_group_is_not_found() {
        var scene = scene();
        var ada = scene.person();
        for (var id : List.of(scene.direct(ada, scene.person()), Scene.conversationId()))
            assertThat(
                            store().log()
                                    .settle(
                                            id,
                                            (_, _) -> {
                                                throw new AssertionError("the judge was asked");
                                            }))
                    .isEqualTo(new Refused(Refusal.NOT_FOUND));
    }

    @Test
    default void the_judge_sees_the_group_as_it_stands() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        var token = new InviteToken(Scene.word() + "0123456789");
        store().log().settle(group, (locked, _) -> locked.invite(ada.id(), token));
        scene.remove(ada, group, grace);
        var last = scene.say(ada, group, "Hello");
        var seen = new ConcurrentLinkedQueue<Group>();

        store().log()
                .settle(
                        group,
                        (locked, _) -> {
                            seen.add(locked);
                            return new Settlement.Unchanged();
                        });

        assertThat(seen).isNotEmpty();
        var locked = seen.remove();
        assertThat(locked.conversation().id()).isEqualTo(group);
        assertThat(locked.conversation().seq()).isEqualTo(3);
        assertThat(locked.conversation().version()).isEqualTo(3);
        assertThat(locked.conversation().lastAt()).isEqualTo(last.at());
        assertThat(locked.properties())
                .isEqualTo(new Properties(new Title("A group"), Description.NONE, 1));
        assertThat(locked.members()).isEqualTo(members(ada, group)).hasSize(2);
        assertThat(locked.invite()).isEqualTo(token);
    }

    @Test
    default void what_was_not_settled_is_as_it_was() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        var before = members(ada, group);

        store().log().settle(group, (locked, now) -> locked.remove(grace.id(), ada.id(), now));
        store().log().settle(group, (locked, now) -> locked.add(ada.id(), List.of(), now));
        store().log().settle(group, (locked, now) -> locked.leave(ada.id(), now));
        assertThatThrownBy(() ->
                        store().log()
                                .settle(
                                        group,
                                        (_, _) -> {
                                            throw new IllegalStateException("broken judge");
                                        }))
                .hasMessage("broken judge");

        assertThat(members(ada, group)).isEqualTo(before);
        assertThat(scene.head(ada, group).version()).isEqualTo(1);
        assertThat(store().feed().changes(group)).hasSize(1);
    }

    @Test
    default void who_tells_what_happened_has_read_it() {
        var scene = scene();
        var ada = scene.person();
        var group = scene.group(ada);
        scene.add(ada, group, scene.person());
        assertThat(scene.head(ada, group).mine()).isEqualTo(new Watermarks(2, 2));
    }

    @Test
    default void a_crowd_that_adds_people_adds_them_all() {
        var scene = scene();
        var ada = scene.person();
        var group = scene.group(ada);
        var people = IntStream.range(0, AtOnce.CROWD).mapToObj(_ -> scene.person()).toList();

        AtOnce.crowd(i -> scene.add(ada, group, people.get(i)));

        var members = members(ada, group);
        assertThat(members).hasSize(1 + people.size());
        assertThat(members.values())
                .extracting(Member::version)
                .containsExactlyInAnyOrderElementsOf(seqs(1, 1 + people.size()));
        assertThat(scene.read(ada, group))
                .extracting(Message::seq)
                .isEqualTo(seqs(1, 1 + people.size()));
    }

    @Test
    default void of_admins_who_leave_at_once_the_last_one_stays() {
        var scene = scene();
        var admins = IntStream.range(0, AtOnce.CROWD).mapToObj(_ -> scene.person()).toList();
        var first = admins.getFirst();
        var plain = scene.person();
        var all = new ArrayList<>(admins);
        all.add(plain);
        var group = scene.group(first, all.toArray(User[]::new));
        for (var admin : admins.subList(1, admins.size()))
            scene.settle(
                    group,
                    (locked, now) -> locked.appoint(first.id(), admin.id(), Role.ADMIN, now));

        var left =
                AtOnce.crowd(i ->
                        store().log()
                                .settle(
                                        group,
                                        (locked, now) -> locked.leave(admins.get(i).id(), now)));

        assertThat(left).containsOnlyOnce(new Refused(Refusal.LAST_ADMIN));
        assertThat(members(plain, group).values()).filteredOn(Member::admin).hasSize(1);
    }

    @Test
    default void nobody_speaks_after_they_were_removed() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);

        var spoken =
                AtOnce.crowd(i ->
                        i == AtOnce.CROWD / 2
                                ? scene.remove(ada, group, grace)
                                : accepted(scene.append(group, Scene.draft(grace, "I"))));

        long removal = spoken.get(AtOnce.CROWD / 2).seq();
        assertThat(scene.read(ada, group))
                .filteredOn(message -> message.author().equals(grace.id()))
                .allSatisfy(message -> assertThat(message.seq()).isLessThan(removal));
        assertThat(scene.append(group, Scene.draft(grace, "I")))
                .isEqualTo(new Posting.Refused(Refusal.NOT_FOUND));
        long seq = scene.head(ada, group).seq();
        assertThat(scene.read(ada, group)).extracting(Message::seq).isEqualTo(seqs(1, (int) seq));
    }

    private static Message accepted(Posting posting) {
        return posting instanceof Posting.Accepted accepted ? accepted.message() : null;
    }
}

package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.User;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Somebody deletes their account, and what was said stays as it was.
interface DepartureContract extends Staged {
    private PasswordHash hash(User user) {
        return store().users().credentials(user.id()).orElseThrow().hash();
    }

    private void erase(User user) {
        assertThat(store().users().erase(user.id(), hash(user))).isTrue();
    }

    @Test
    default void who_is_erased_is_found_by_id_alone_and_nothing_tells_who_they_were() {
        var scene = scene();
        var word = Scene.word();
        var newcomer = Scene.newcomer(word, "Ada of " + word, word + "@example.org");
        var ada = scene.person(newcomer);
        var users = store().users();
        assertThat(users.erase(ada.id(), new PasswordHash("another"))).isFalse();
        assertThat(users.find(ada.id())).contains(ada);

        erase(ada);

        assertThat(users.find(ada.id())).contains(ada.erased());
        assertThat(users.all(Set.of(ada.id()))).containsExactly(ada.erased());
        assertThat(users.find(Scene.keys(word))).isEmpty();
        assertThat(users.account(ada.id())).isEmpty();
        assertThat(users.credentials(ada.id())).isEmpty();
        assertThat(users.credentials(Scene.keys(word))).isEmpty();
        assertThat(users.credentials(word + "@example.org")).isEmpty();
        assertThat(users.search(word, "", 10)).isEmpty();
        assertThat(users.erase(ada.id(), new PasswordHash(""))).isFalse();
        assertThat(users.present(ada.id(), new DisplayName("Ada"), About.NOTHING)).isEmpty();
        assertThat(users.replace(ada.id(), new PasswordHash(""), new PasswordHash("x"))).isFalse();
        assertThat(store().feed().carried()).contains(new News.Joined(ada.erased()));
    }

    @Test
    default void the_username_is_never_given_again_and_the_address_is_free() {
        var scene = scene();
        var word = Scene.word();
        erase(scene.person(Scene.newcomer(word, "Ada", word + "@example.org")));

        assertThat(store().users().register(Scene.newcomer(word, "Eve", word + "@example.org")))
                .isEqualTo(new Registration.Taken(Set.of(Registration.Claim.USERNAME)));
        assertThat(
                        store().users()
                                .register(
                                        Scene.newcomer(Scene.word(), "Eve", word + "@example.org")))
                .isInstanceOf(Registration.Registered.class);
        // And two who are gone have no address in common.
        erase(scene.person());
    }

    @Test
    default void what_is_left_to_do_for_who_is_erased_is_known_until_it_is_done() {
        var ada = scene().person();
        assertThat(store().users().leaving(10_000)).doesNotContain(ada.id());
        erase(ada);
        assertThat(store().users().leaving(10_000)).contains(ada.id());
        store().users().left(ada.id());
        assertThat(store().users().leaving(10_000)).doesNotContain(ada.id());
    }

    @Test
    default void an_address_changes_unless_somebody_else_has_it() {
        var scene = scene();
        var ada = scene.person();
        var bob = scene.person();
        var users = store().users();
        var fresh = new EmailAddress(Scene.word() + "@Example.org");

        assertThat(users.readdress(ada.id(), fresh)).isTrue();
        assertThat(users.account(ada.id()).orElseThrow().email()).isEqualTo(fresh);
        assertThat(users.credentials(fresh.key()).orElseThrow().user()).isEqualTo(ada.id());
        assertThat(users.readdress(ada.id(), fresh)).isTrue();
        assertThat(users.readdress(bob.id(), new EmailAddress(fresh.key()))).isFalse();
        assertThat(users.readdress(Scene.userId(), new EmailAddress("x@example.org"))).isFalse();
        var wanted = new EmailAddress(Scene.word() + "@example.org");
        var crowd = IntStream.range(0, 16).mapToObj(_ -> scene.person().id()).toList();
        assertThat(AtOnce.crowd(place -> users.readdress(crowd.get(place), wanted)))
                .containsOnlyOnce(true);
    }

    @Test
    default void nobody_writes_to_who_is_erased_and_what_was_said_stays() {
        var scene = scene();
        var ada = scene.person();
        var bob = scene.person();
        var talk = scene.direct(ada, bob);
        scene.say(ada, talk, "I was here");
        scene.say(bob, talk, "So was I");
        var before = scene.read(bob, talk);
        long version = scene.head(bob, talk).version();

        erase(ada);
        store().log().close(ada.id());
        store().log().close(ada.id());

        assertThat(scene.append(talk, Scene.draft(bob, "Still?")))
                .isEqualTo(new Posting.Refused(Refusal.DELETED));
        assertThat(scene.read(bob, talk)).isEqualTo(before);
        assertThat(scene.head(bob, talk).version()).isEqualTo(version);
        assertThat(scene.head(bob, talk).members()).contains(ada.erased());
        assertThat(scene.delete(bob, talk, 2)).isInstanceOf(Amendment.Amended.class);
        var other = scene.person();
        assertThat(scene.append(scene.direct(other, ada), Scene.draft(other, "Hello")))
                .isEqualTo(new Posting.Refused(Refusal.DELETED));
        assertThat(scene.say(bob, scene.direct(bob, other), "Hello")).isNotNull();
    }

    @Test
    default void of_those_who_write_meanwhile_all_are_before_or_refused() {
        var scene = scene();
        var ada = scene.person();
        var bob = scene.person();
        var talk = scene.direct(ada, bob);
        erase(ada);
        var posted =
                AtOnce.crowd(place -> {
                    if (place == 7) store().log().close(ada.id());
                    return scene.append(talk, Scene.draft(bob, "word " + place));
                });
        long accepted = posted.stream().filter(Posting.Accepted.class::isInstance).count();
        assertThat(scene.read(bob, talk)).hasSize((int) accepted);
        assertThat(scene.append(talk, Scene.draft(bob, "late")))
                .isEqualTo(new Posting.Refused(Refusal.DELETED));
    }

    @Test
    default void groups_go_on_and_everybody_catches_up_to_the_same() {
        var scene = scene();
        var ada = scene.person();
        var bob = scene.person();
        var eve = scene.person();
        var group = scene.group(ada, bob, eve);
        scene.say(ada, group, "Mine");
        scene.say(bob, group, "Yours");
        long held = scene.head(bob, group).version();
        assertThat(store().conversations().groups(ada.id())).containsExactly(group);

        erase(ada);
        scene.settle(group, (locked, now) -> locked.bequeath(ada.id(), now));
        scene.settle(group, (locked, now) -> locked.leave(ada.id(), now));

        assertThat(store().conversations().groups(ada.id())).isEmpty();
        var members =
                store().conversations().members(eve.id(), group).stream()
                        .collect(Collectors.toMap(Member::user, Function.identity()));
        assertThat(members.get(ada.id())).matches(member -> !member.active());
        assertThat(members.values().stream().filter(Member::admin)).hasSize(1);
        for (var reader : List.of(bob, eve)) {
            assertThat(scene.read(reader, group)).hasSize(5);
            assertThat(scene.read(reader, group).get(1).author()).isEqualTo(ada.id());
            assertThat(scene.since(reader, group, held).version())
                    .isEqualTo(scene.head(bob, group).version());
            assertThat(scene.since(reader, group, 0))
                    .isEqualTo(scene.since(bob, group, 0).seenBy(reader.id()));
        }
        scene.say(bob, group, "We go on");
    }

    @Test
    default void what_they_arranged_and_uploaded_goes_and_nobody_sees_when_they_were_here() {
        var scene = scene();
        var ada = scene.person();
        var bob = scene.person();
        var talk = scene.direct(ada, bob);
        scene.say(bob, talk, "Star this");
        scene.star(ada, talk, 1);
        var file = AttachmentsContract.document("a.pdf", 3);
        store().attachments().file(file, ada.id(), Scene.clientId(), 1L << 40);
        erase(ada);

        store().preferences().forget(ada.id());
        store().attachments().abandon(ada.id());

        assertThat(store().preferences().stars(ada.id(), Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store().preferences().privacy(ada.id()))
                .isEqualTo(new Privacy(false, false, false));
        assertThat(store().attachments().find(ada.id(), file.attachment().id())).isEmpty();
        assertThat(store().attachments().sweep(Scene.now().minusSeconds(600), 10_000))
                .contains(file);
    }
}

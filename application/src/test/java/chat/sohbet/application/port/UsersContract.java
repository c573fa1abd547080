package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.Registration.Claim;
import chat.sohbet.domain.user.Registration.Registered;
import chat.sohbet.domain.user.Registration.Taken;
import chat.sohbet.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What every adapter of [Users] keeps.
public interface UsersContract extends DepartureContract {
    /// A race is not always lost at the first try.
    int ROUNDS = 10;

    @Test
    default void who_registered_is_found_by_all_that_names_them() {
        var newcomer = Scene.newcomer(Scene.word(), "Ada Lovelace", Scene.word() + "@example.org");
        var account = newcomer.account();
        var credentials = new Users.Credentials(account.user().id(), newcomer.hash());

        assertThat(store().users().register(newcomer)).isEqualTo(new Registered(account));

        assertThat(store().users().find(account.user().id())).contains(account.user());
        assertThat(store().users().find(newcomer.keys())).contains(account.user());
        assertThat(store().users().account(account.user().id())).contains(account);
        assertThat(store().users().credentials(newcomer.keys())).contains(credentials);
        assertThat(store().users().credentials(account.email().key())).contains(credentials);
    }

    @Test
    default void nobody_is_found_where_nobody_registered() {
        assertThat(store().users().find(Scene.userId())).isEmpty();
        assertThat(store().users().find(Scene.keys(Scene.word()))).isEmpty();
        assertThat(store().users().account(Scene.userId())).isEmpty();
        assertThat(store().users().credentials(Scene.keys(Scene.word()))).isEmpty();
        assertThat(store().users().credentials(Scene.word() + "@example.org")).isEmpty();
    }

    @Test
    default void names_are_found_by_their_canonical_form_not_by_their_looks() {
        var word = Scene.word();
        scene().person(word, "Ada");

        var sameName = new Names.Keys(word, Scene.word());
        var sameLooks = new Names.Keys(Scene.word(), Scene.keys(word).skeleton());

        assertThat(store().users().find(sameName)).isPresent();
        assertThat(store().users().credentials(sameName)).isPresent();
        assertThat(store().users().find(sameLooks)).isEmpty();
        assertThat(store().users().credentials(sameLooks)).isEmpty();
    }

    @Test
    default void what_is_taken_is_named_and_nothing_is_written() {
        var first = Scene.newcomer(Scene.word(), "First", Scene.word() + "@example.org");
        scene().person(first);
        var name = first.keys().canonical();
        var looks = first.keys().skeleton();
        var email = first.account().email().text();
        var free = Scene.word();
        var freeEmail = free + "@example.org";

        refused(newcomer(new Names.Keys(name, free), freeEmail), Claim.USERNAME);
        refused(newcomer(new Names.Keys(free, looks), freeEmail), Claim.USERNAME);
        refused(newcomer(new Names.Keys(free, free), email), Claim.EMAIL);
        refused(newcomer(first.keys(), email), Claim.USERNAME, Claim.EMAIL);
        refused(
                newcomer(new Names.Keys(free, looks), email.toUpperCase(Locale.ROOT)),
                Claim.USERNAME,
                Claim.EMAIL);

        assertThat(store().users().account(first.account().user().id())).contains(first.account());
        assertThat(store().users().register(newcomer(new Names.Keys(free, free), freeEmail)))
                .isInstanceOf(Registered.class);
    }

    private void refused(Users.Newcomer newcomer, Claim... claims) {
        assertThat(store().users().register(newcomer)).isEqualTo(new Taken(Set.of(claims)));
        assertThat(store().users().find(newcomer.account().user().id())).isEmpty();
        assertThat(store().feed().carried())
                .doesNotContain(new News.Joined(newcomer.account().user()));
    }

    private static Users.Newcomer newcomer(Names.Keys keys, String email) {
        return Scene.newcomer(Scene.word(), "Second", email, keys);
    }

    @RepeatedTest(ROUNDS)
    default void of_a_crowd_that_wants_one_name_one_gets_it() {
        var keys = Scene.keys(Scene.word());
        var verdicts =
                AtOnce.crowd(_ ->
                        store().users().register(newcomer(keys, Scene.word() + "@example.org")));
        oneWins(verdicts, Claim.USERNAME);
    }

    @RepeatedTest(ROUNDS)
    default void of_a_crowd_whose_names_look_alike_one_gets_in() {
        var looks = Scene.word();
        var verdicts =
                AtOnce.crowd(_ ->
                        store().users()
                                .register(
                                        newcomer(
                                                new Names.Keys(Scene.word(), looks),
                                                Scene.word() + "@example.org")));
        oneWins(verdicts, Claim.USERNAME);
    }

    @RepeatedTest(ROUNDS)
    default void of_a_crowd_with_one_mailbox_one_gets_in() {
        var email = Scene.word() + "@example.org";
        var verdicts =
                AtOnce.crowd(
                        _ -> store().users().register(newcomer(Scene.keys(Scene.word()), email)));
        oneWins(verdicts, Claim.EMAIL);
    }

    private static void oneWins(List<Registration> verdicts, Claim claim) {
        assertThat(verdicts).filteredOn(Registered.class::isInstance).hasSize(1);
        assertThat(verdicts)
                .filteredOn(Taken.class::isInstance)
                .hasSize(AtOnce.CROWD - 1)
                .containsOnly(new Taken(Set.of(claim)));
    }

    @Test
    default void a_crowd_that_wants_each_others_names_and_mailboxes_gets_no_knot() {
        var names = List.of(Scene.word(), Scene.word());
        var emails = List.of(Scene.word() + "@example.org", Scene.word() + "@example.org");
        var verdicts =
                AtOnce.crowd(i ->
                        store().users()
                                .register(
                                        newcomer(
                                                new Names.Keys(
                                                        names.get(i % 2), names.get((i + 1) % 2)),
                                                emails.get(i / 2 % 2))));
        var winners =
                verdicts.stream()
                        .filter(Registered.class::isInstance)
                        .map(Registered.class::cast)
                        .map(winner -> winner.account().email())
                        .toList();
        assertThat(winners).isNotEmpty().doesNotHaveDuplicates();
        assertThat(winners).isSubsetOf(emails.stream().map(EmailAddress::new).toList());
    }

    @Test
    default void the_feed_is_told_of_who_joined() {
        var joined = new News.Joined(scene().person());
        assertThat(store().feed().carried()).containsOnlyOnce(joined);
    }

    @Test
    default void who_shows_themselves_differently_is_found_so() {
        var word = Scene.word();
        var newcomer = Scene.newcomer(word, "Ada Byron", word + "@example.org");
        var ada = scene().person(newcomer);
        var name = new DisplayName("Ada Lovelace " + Scene.word());
        var about = new About("Analyst & metaphysician");

        var account = store().users().present(ada.id(), name, about).orElseThrow();

        assertThat(account).isEqualTo(new Account(ada.as(name, about), newcomer.account().email()));
        assertThat(store().users().account(ada.id())).contains(account);
        assertThat(store().users().find(newcomer.keys())).contains(account.user());
        assertThat(store().users().all(List.of(ada.id()))).containsExactly(account.user());
        assertThat(store().users().search(name.text(), "", 9)).containsExactly(account.user());
        assertThat(store().users().search(word + "\nada byron", "", 9)).isEmpty();
        assertThat(store().feed().carried()).containsOnlyOnce(new News.Joined(account.user()));
    }

    @Test
    default void who_shows_themselves_as_before_is_no_news() {
        var ada = scene().person();

        assertThat(store().users().present(ada.id(), ada.displayName(), ada.about()))
                .map(Account::user)
                .contains(ada);

        assertThat(store().feed().carried()).containsOnlyOnce(new News.Joined(ada));
        assertThat(store().users().present(Scene.userId(), ada.displayName(), ada.about()))
                .isEmpty();
    }

    @Test
    default void of_a_crowd_that_replaces_one_hash_one_does() {
        var newcomer = Scene.newcomer(Scene.word(), "Ada", Scene.word() + "@example.org");
        var ada = scene().person(newcomer).id();

        var replaced =
                AtOnce.crowd(i ->
                        store().users()
                                .replace(ada, newcomer.hash(), new PasswordHash("$new$" + i)));

        assertThat(replaced).containsOnlyOnce(true);
        var hash = new PasswordHash("$new$" + replaced.indexOf(true));
        var now = new Users.Credentials(ada, hash);
        assertThat(store().users().credentials(ada)).contains(now);
        assertThat(store().users().credentials(newcomer.keys())).contains(now);
        assertThat(store().users().credentials(newcomer.account().email().key())).contains(now);
        assertThat(store().users().replace(Scene.userId(), hash, hash)).isFalse();
        assertThat(store().users().credentials(Scene.userId())).isEmpty();
    }

    @Test
    default void of_many_ids_those_who_exist_are_found() {
        var ada = scene().person();
        var grace = scene().person();
        assertThat(store().users().all(List.of(grace.id(), Scene.userId(), ada.id(), grace.id())))
                .containsExactlyInAnyOrder(ada, grace);
        assertThat(store().users().all(List.of())).isEmpty();
    }

    @Test
    default void the_directory_is_in_order_of_code_points_and_paged() {
        var word = Scene.word();
        var people = new ArrayList<User>();
        for (var end : List.of("-a", ".a", "0", "_a", "a", "b", "é", "ü"))
            people.add(scene().person(word + end, "Somebody"));

        assertThat(store().users().search("", word, people.size())).isEqualTo(people);
        assertThat(store().users().search(word, "", 100)).isEqualTo(people);
        assertThat(store().users().search(word, "", 3)).isEqualTo(people.subList(0, 3));
        assertThat(store().users().search(word, word + ".a", 3)).isEqualTo(people.subList(2, 5));
        assertThat(store().users().search(word, word + "ü", 3)).isEmpty();
    }

    @Test
    default void a_search_looks_into_both_names_and_past_case_and_accents() {
        var word = Scene.word();
        var byDisplayName = scene().person(Scene.word(), "ÇAĞRI " + word + " Işık");
        var byUsername = scene().person("zz" + word, "Somebody");

        assertThat(store().users().search(word, "", 9))
                .containsExactlyInAnyOrder(byDisplayName, byUsername);
        assertThat(store().users().search("cagri " + word.toUpperCase(Locale.ROOT), "", 9))
                .containsExactly(byDisplayName);
        assertThat(store().users().search(word + " ISIK", "", 9)).containsExactly(byDisplayName);
        assertThat(store().users().search("zz" + word, "", 9)).containsExactly(byUsername);
        assertThat(store().users().search(word + Scene.word(), "", 9)).isEmpty();
    }

    @Test
    default void signs_that_mean_something_to_a_database_mean_themselves() {
        var word = Scene.word();
        for (var sign : List.of("%", "_", "\\", "'", "*", "?")) {
            var person = scene().person(Scene.word(), word + sign + "x");
            assertThat(store().users().search(word + sign + "x", "", 9))
                    .as("a search for %s", sign)
                    .containsExactly(person);
        }
        assertThat(store().users().search(word + "%%", "", 9)).isEmpty();
        assertThat(store().users().search(word + "\\%", "", 9)).isEmpty();
    }
}

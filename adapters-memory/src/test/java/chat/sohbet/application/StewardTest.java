package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.Username;
import org.junit.jupiter.api.Test;

class StewardTest {
    private static final DeviceName DEVICE = new DeviceName("Firefox");

    private final Party party = new Party();
    private final Steward steward =
            new Steward(
                    party.ports.users(),
                    party.ports.names(),
                    party.ports.passwords(),
                    party.ports.sessions(),
                    party.ports.reports(),
                    party.clock);

    @Test
    void who_is_made_by_the_host_signs_in_like_anybody() {
        var made =
                steward.create(
                        new Username("grace"),
                        new EmailAddress("grace@example.org"),
                        new Password("nine glasses of tea"),
                        new DisplayName("Grace"));

        assertThat(made).isInstanceOf(Registration.Registered.class);
        assertThat(party.chat.accounts().signIn("grace", "nine glasses of tea", DEVICE))
                .isPresent();
    }

    @Test
    void everybody_is_listed_with_whether_they_are_barred_or_admins() {
        var bob = party.guest("Bob");
        var ada = party.guest("Ada");
        steward.bar(ada);
        steward.promote(bob);

        assertThat(steward.list())
                .extracting(
                        entry -> entry.account().user().username().text(),
                        Steward.Entry::barred,
                        Steward.Entry::admin)
                .containsExactly(tuple("Ada", true, false), tuple("Bob", false, true));
    }

    @Test
    void who_is_barred_is_signed_out_everywhere_and_told_no_more_than_who_mistypes() {
        var ada = party.guest("Ada");
        var laptop = party.signIn("ada").session();
        var phone = party.signIn("ada").session();

        assertThat(steward.bar(ada)).isTrue();

        assertThat(party.ears.ended).containsExactlyInAnyOrder(laptop.id(), phone.id());
        party.checked.set(0);
        assertThat(party.chat.accounts().signIn("ada", Party.PASSWORD, DEVICE)).isEmpty();
        assertThat(party.checked).hasValue(1);

        assertThat(steward.admit(ada)).isTrue();
        assertThat(party.chat.accounts().signIn("ada", Party.PASSWORD, DEVICE)).isPresent();
    }

    @Test
    void a_password_that_is_reset_signs_out_everywhere_and_takes_the_place_of_the_old() {
        party.guest("Ada");
        var ada = steward.find(new Username("ada")).map(User::id).orElseThrow();
        var session = party.signIn("ada").session();

        assertThat(steward.resetPassword(ada, new Password("ten glasses of tea"))).isTrue();

        assertThat(party.chat.accounts().sessions(ada)).extracting(Session::id).isEmpty();
        assertThat(party.ears.ended).containsExactly(session.id());
        assertThat(party.chat.accounts().signIn("ada", Party.PASSWORD, DEVICE)).isEmpty();
        assertThat(party.chat.accounts().signIn("ada", "ten glasses of tea", DEVICE)).isPresent();
    }
}

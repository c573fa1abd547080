package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePasswordTest {
    private static final String FRESH = "a staple for the battery";

    private final Party party = new Party();
    private UserId ada;

    @BeforeEach
    void ada_registers() {
        ada = party.guest("ada");
    }

    @Test
    void from_then_on_the_new_one_opens_and_the_old_one_doesnt() {
        var here = party.signIn("ada").session();

        assertThat(change(here, Party.PASSWORD)).isTrue();

        var device = new DeviceName("Firefox");
        assertThat(party.chat.accounts().signIn("ada", Party.PASSWORD, device)).isEmpty();
        assertThat(party.chat.accounts().signIn("ada", FRESH, device)).isPresent();
    }

    @Test
    void every_other_device_is_signed_out() {
        var here = party.signIn("ada").session();
        var elsewhere = party.signIn("ada");

        change(here, Party.PASSWORD);

        assertThat(party.chat.accounts().sessions(ada)).containsExactly(here);
        assertThat(party.chat.accounts().refresh(elsewhere.refreshToken())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong horse battery", "short", "", "\0 and the battery"})
    void who_doesnt_know_the_old_one_changes_nothing(String current) {
        var here = party.signIn("ada").session();
        var elsewhere = party.signIn("ada").session();

        assertThat(change(here, current)).isFalse();

        assertThat(party.chat.accounts().sessions(ada)).containsExactlyInAnyOrder(here, elsewhere);
        party.signIn("ada");
    }

    private boolean change(Session here, String current) {
        return party.chat.accounts().changePassword(ada, here.id(), current, new Password(FRESH));
    }
}

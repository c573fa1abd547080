package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.Registration.Claim;
import chat.sohbet.domain.user.Registration.Registered;
import chat.sohbet.domain.user.Registration.Taken;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.Username;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegisterUserTest {
    private final Party party = new Party();

    @Test
    void who_registers_is_in_the_directory_of_everybody_at_once() {
        var account = ((Registered) party.register("Ada", "Ada@Example.org")).account();

        assertThat(account.user().registeredAt()).isEqualTo(party.clock.instant());
        assertThat(account.user().id().value().version()).isEqualTo(7);
        assertThat(party.ears.joined).containsExactly(account.user());
        assertThat(party.chat.accounts().people("", "", 9)).containsExactly(account.user());
        assertThat(party.chat.accounts().user(new Username("ADA"))).contains(account.user());
        assertThat(party.chat.accounts().account(account.user().id())).contains(account);
    }

    @Test
    void the_directory_goes_on_after_a_name_as_it_is_shown() {
        for (var name : Set.of("Ada", "Bob", "eve")) party.register(name, name + "@example.org");

        var first = party.chat.accounts().people("", "", 2);
        var next = party.chat.accounts().people("", first.getLast().username().text(), 2);

        assertThat(first).extracting(user -> user.username().text()).containsExactly("Ada", "Bob");
        assertThat(next).extracting(user -> user.username().text()).containsExactly("eve");
    }

    @Test
    void a_name_that_reads_or_looks_the_same_is_taken() {
        party.guest("coco");
        for (var name : Set.of("coco", "COCO", "ｃｏｃｏ", "сосо"))
            assertThat(party.register(name, name.codePointAt(0) + "@example.org"))
                    .as(name)
                    .isEqualTo(new Taken(Set.of(Claim.USERNAME)));
        assertThat(party.register("eda", "Coco@Example.ORG"))
                .isEqualTo(new Taken(Set.of(Claim.EMAIL)));
        assertThat(party.ears.joined).extracting(User::username).hasSize(1);
    }
}

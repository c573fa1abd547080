package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.security.Admission;
import chat.sohbet.web.testing.ApiClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A house to which one is invited by somebody who is there already.
class InvitedTest {
    private static TestWeb web;
    private static ApiClient ada;

    @BeforeAll
    static void start() {
        web = TestWeb.start(settings -> settings.with(Admission.Rule.INVITED));
        web.newcomer("ada");
        ada = ApiClient.signIn(web.uri(), "ada");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static String invite(String group) {
        return ada.post("/api/v1/conversations/" + group + "/invite", ApiClient.json())
                .json()
                .path("token")
                .asText();
    }

    private static String registering(String name, String invite) {
        var body = ApiClient.registration(name);
        if (!invite.isEmpty()) body.put("invite", invite);
        var answer = web.stranger().post("/api/v1/users", body);
        return answer.status() == 201 ? "201" : answer.problem();
    }

    @Test
    void who_brings_a_good_invite_registers_and_nobody_else() {
        var group = ada.group("Tea");
        var invite = invite(group);

        assertThat(registering("nobody", "")).isEqualTo("403 not_allowed");
        assertThat(registering("nobody", "AAAAAAAAAAAAAAAAAAAAAA"))
                .isEqualTo("403 not_allowed invite");
        assertThat(registering("nobody", "none")).isEqualTo("403 not_allowed invite");
        assertThat(registering("grace", invite)).isEqualTo("201");

        ada.delete("/api/v1/conversations/" + group + "/invite");
        assertThat(registering("nobody", invite)).isEqualTo("403 not_allowed invite");
    }
}

package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who doesn't want to hear from another says so over HTTP.
class BlocksTest {
    private static final String MINE = "/api/v1/users/me/blocks";

    @RegisterExtension static final SharedWeb web = new SharedWeb();

    private ApiClient ada;
    private ApiClient bob;

    @BeforeEach
    void meet() {
        ada = web.register("ada");
        bob = web.register("bob");
    }

    private static String block(String user) {
        return "/api/v1/users/" + user + "/block";
    }

    private static List<String> blocked(ApiClient client) {
        return client.get(MINE).json().path("users").findValuesAsText("id");
    }

    @Test
    void whom_i_block_is_in_my_list_until_i_unblock_them() {
        assertThat(blocked(ada)).isEmpty();
        assertThat(ada.post(block(bob.userId()), json()).status()).isEqualTo(204);
        assertThat(ada.post(block(bob.userId()), json()).status()).as("again").isEqualTo(204);
        assertThat(blocked(ada)).containsExactly(bob.userId());
        assertThat(ada.get(MINE).json().findValuesAsText("username"))
                .containsExactly(bob.username());
        assertThat(blocked(bob)).as("isn't told").isEmpty();

        assertThat(ada.delete(block(bob.userId())).status()).isEqualTo(204);
        assertThat(ada.delete(block(bob.userId())).status()).as("again").isEqualTo(204);
        assertThat(blocked(ada)).isEmpty();
    }

    @Test
    void what_a_blocked_person_writes_is_accepted_and_never_seen() {
        var id = ada.conversationWith(bob);
        var path = "/api/v1/conversations/" + id;
        bob.say(id, "before");
        ada.post(block(bob.userId()), json());
        assertThat(bob.say(id, "hidden").status()).isEqualTo(201);
        ada.delete(block(bob.userId()));
        bob.say(id, "after");

        assertThat(ada.get(path + "/messages").json().findValuesAsText("text"))
                .containsExactly("before", "after");
        assertThat(ada.get(path).json().path("unread").asInt()).isEqualTo(2);
        assertThat(bob.get(path + "/messages").json().findValuesAsText("text"))
                .containsExactly("before", "hidden", "after");
        assertThat(ada.json("PUT", path + "/messages/2/reaction", "{\"emoji\":\"👍\"}").problem())
                .isEqualTo("404 not_found");
    }

    @Test
    void nobody_blocks_nobody_or_themselves() {
        assertThat(ada.post(block(ada.userId()), json()).problem()).isEqualTo("400 invalid user");
        for (var nobody : List.of(UUID.randomUUID().toString(), "nonsense", "me"))
            assertThat(ada.post(block(nobody), json()).problem()).isEqualTo("404 not_found");
        assertThat(ada.delete(block("nonsense")).problem()).isEqualTo("404 not_found");
    }

    @Test
    void only_who_is_signed_in_blocks() {
        var stranger = web.stranger().with("Authorization", "Bearer of.no.token");
        assertThat(stranger.get(MINE).problem()).isEqualTo("401 unauthenticated");
        assertThat(stranger.post(block(bob.userId()), json()).problem())
                .isEqualTo("401 unauthenticated");
        assertThat(stranger.delete(block(bob.userId())).problem()).isEqualTo("401 unauthenticated");
    }
}

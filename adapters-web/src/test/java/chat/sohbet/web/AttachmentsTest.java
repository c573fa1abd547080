package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Pictures;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Messages carry files, through both doors, and those who see the one see the other.
class AttachmentsTest {
    private static final String PLACE = "/api/v1/attachments";
    private static TestWeb web;

    @BeforeAll
    static void start() {
        web = TestWeb.start();
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static String photo(ApiClient owner) {
        return owner.upload(PLACE, "holiday.jpg", Pictures.photo(80, 60))
                .json()
                .path("id")
                .asText();
    }

    private static ObjectNode letter(String text, String... files) {
        var letter = ApiClient.json("clientId", UUID.randomUUID().toString());
        if (!text.isEmpty()) letter.put("text", text);
        var ids = letter.putArray("attachments");
        for (var file : files) ids.add(file);
        return letter;
    }

    private static Answer send(ApiClient from, String conversation, ObjectNode letter) {
        return from.post("/api/v1/conversations/" + conversation + "/messages", letter);
    }

    @Test
    void a_photo_without_a_word_reaches_the_other_and_nobody_else() {
        var ada = web.register("ada1");
        var grace = web.register("grace1");
        var talk = ada.conversationWith(grace);
        var photo = photo(ada);
        assertThat(grace.get(PLACE + "/" + photo).status()).isEqualTo(404);

        assertThat(send(ada, talk, letter("", photo)).status()).isEqualTo(201);

        var row = grace.get("/api/v1/conversations/" + talk + "/messages").json().at("/messages/0");
        assertThat(row.path("text").asText()).isEmpty();
        assertThat(row.at("/attachments/0/id").asText()).isEqualTo(photo);
        assertThat(row.at("/attachments/0/width").asInt()).isEqualTo(80);
        assertThat(row.at("/attachments/0/height").asInt()).isEqualTo(60);
        var head = grace.get("/api/v1/conversations/" + talk).json();
        assertThat(head.at("/lastMessage/carries/kind").asText()).isEqualTo("image");
        assertThat(head.at("/lastMessage/carries/count").asInt()).isEqualTo(1);
        assertThat(grace.get(PLACE + "/" + photo).status()).isEqualTo(200);
        assertThat(grace.get(PLACE + "/" + photo + "/thumbnail").status()).isEqualTo(200);
        assertThat(web.register("eve1").get(PLACE + "/" + photo).status()).isEqualTo(404);
    }

    @Test
    void deleted_for_everyone_it_is_gone() {
        var ada = web.register("ada2");
        var grace = web.register("grace2");
        var talk = ada.conversationWith(grace);
        var photo = photo(ada);
        send(ada, talk, letter("look", photo));
        ada.delete("/api/v1/conversations/" + talk + "/messages/1?scope=everyone");

        assertThat(grace.get(PLACE + "/" + photo).status()).isEqualTo(404);
        assertThat(ada.get(PLACE + "/" + photo).status()).isEqualTo(404);
        assertThat(send(ada, talk, letter("again", photo)).problem())
                .isEqualTo("410 gone attachments");
    }

    @Test
    void passed_on_it_is_the_same_file_and_stays_when_the_original_goes() {
        var ada = web.register("ada5");
        var grace = web.register("grace5");
        var eve = web.register("eve5");
        var talk = ada.conversationWith(grace);
        var elsewhere = grace.conversationWith(eve);
        var photo = photo(ada);
        send(ada, talk, letter("look", photo));
        var copy = ApiClient.json("clientId", UUID.randomUUID().toString());
        copy.putObject("forwardOf").put("conversation", talk).put("seq", 1);
        assertThat(eve.get(PLACE + "/" + photo).status()).isEqualTo(404);
        assertThat(send(grace, elsewhere, copy).status()).isEqualTo(201);
        var original = grace.get(PLACE + "/" + photo).text();

        ada.delete("/api/v1/conversations/" + talk + "/messages/1?scope=everyone");

        var row =
                eve.get("/api/v1/conversations/" + elsewhere + "/messages")
                        .json()
                        .at("/messages/0");
        assertThat(row.path("text").asText()).isEqualTo("look");
        assertThat(row.path("forwarded").asBoolean()).isTrue();
        assertThat(row.at("/attachments/0/id").asText()).isEqualTo(photo);
        for (var reader : List.of(grace, eve))
            assertThat(reader.get(PLACE + "/" + photo).text()).isEqualTo(original);
        assertThat(ada.get(PLACE + "/" + photo).status())
                .as("whose own message is gone, and who isn't in the other chat")
                .isEqualTo(404);
    }

    @Test
    void what_is_no_file_of_mine_is_not_sent() {
        var ada = web.register("ada3");
        var grace = web.register("grace3");
        var talk = ada.conversationWith(grace);
        assertThat(send(ada, talk, letter("x", photo(grace))).problem())
                .isEqualTo("410 gone attachments");
        assertThat(send(ada, talk, letter("x", UUID.randomUUID().toString())).problem())
                .isEqualTo("410 gone attachments");
        assertThat(send(ada, talk, letter("x", "nonsense")).problem())
                .isEqualTo("400 invalid attachments");
        assertThat(send(ada, talk, letter("")).problem()).isEqualTo("400 invalid text");
        var many = new String[11];
        java.util.Arrays.setAll(many, _ -> UUID.randomUUID().toString());
        assertThat(send(ada, talk, letter("x", many)).problem())
                .isEqualTo("400 invalid attachments");
    }

    @Test
    void over_the_socket_it_is_the_same() {
        var ada = web.connect("ada4");
        var grace = web.connect("grace4");
        var talk = ada.api().conversationWith(grace.api());
        var photo = photo(ada.api());
        ada.send(letter("look", photo).put("conversation", talk)).join();
        var changes =
                grace.await("changes", frame -> frame.path("conversation").asText().equals(talk));
        assertThat(changes.at("/messages/0/attachments/0/id").asText()).isEqualTo(photo);
        ada.tell(
                letter("look", UUID.randomUUID().toString())
                        .put("type", "send")
                        .put("conversation", talk));
        assertThat(ada.await("error").path("code").asText()).isEqualTo("gone");
    }
}

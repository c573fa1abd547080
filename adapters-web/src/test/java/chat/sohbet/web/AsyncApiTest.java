package chat.sohbet.web;

import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import chat.sohbet.web.testing.SocketContract;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The document of the socket says what is so. That nothing else is so, every test sees that uses a
/// [ChatClient].
class AsyncApiTest {
    private final SocketContract contract = SocketContract.served();

    @Test
    void every_message_of_the_document_is_sent_and_heard() {
        var web = TestWeb.start();
        var ada = web.connect("ada");
        var bob = web.connect("bob");
        var here = ada.api().conversationWith(bob.api());
        var group = TestWeb.group(ada, bob);

        ada.send(here, "helo").join();
        amend(ada, here);
        arrange(ada, here);
        look(ada, here);
        live(ada, bob, here, group);
        ada.tell(json("type", "watch").put("directory", true));
        ada.ping();
        web.register("cem");
        ada.await("user");
        web.close();
        ada.await("bye");

        var seen = new HashSet<>(ada.seen());
        seen.addAll(bob.seen());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(contract.messages());
        ada.close();
        bob.close();
    }

    private static void amend(ChatClient ada, String here) {
        ada.ask(frame("edit", here).put("seq", 1).put("text", "hello")).join();
        ada.ask(frame("react", here).put("seq", 1).put("emoji", "👍")).join();
        ada.ask(frame("react", here).put("seq", 1).putNull("emoji")).join();
        ada.ask(frame("pin", here).put("seq", 1).put("pinned", true)).join();
        ada.ask(frame("delete", here).put("seq", 1).put("scope", "everyone")).join();
        ada.ask(frame("edit", here).put("seq", 1).put("text", "hello")).join();
        ada.await("error");
    }

    private static void arrange(ChatClient ada, String here) {
        ada.ask(frame("self", here).put("mutedUntil", "always").put("draft", "wait")).join();
        ada.ask(frame("self", here).putNull("mutedUntil").putNull("draft")).join();
        ada.tell(json("type", "hello").put("protocol", 1).put("device", "a test").put("self", 1));
        ada.await("self", frame -> frame.path("after").asLong() == 1);
    }

    private static void look(ChatClient ada, String here) {
        ada.ask(frame("fetch", here)).join();
        ada.ask(frame("fetch", here).put("after", 99)).join();
        ada.await("changes", frame -> frame.path("reset").asBoolean());
    }

    private static void live(ChatClient ada, ChatClient bob, String here, String group) {
        bob.mark(here, 1, 1);
        ada.await("mark", frame -> frame.path("user").asText().equals(bob.userId()));
        bob.mark(group, 1, 1);
        ada.await("mark", frame -> frame.has("others"));
        bob.tell(frame("typing", here).put("active", true));
        ada.await("typing");
        var watch = json("type", "watch");
        watch.putArray("users").add(bob.userId());
        ada.tell(watch);
        ada.await("presence");
    }

    private static ObjectNode frame(String type, String conversation) {
        return json("type", type).put("conversation", conversation);
    }

    @Test
    void every_message_has_an_example_that_is_one() {
        for (var name : contract.messages()) {
            var message = contract.document().path("components").path("messages").path(name);
            assertThat(message.path("examples")).as(name).isNotEmpty();
            for (var example : message.path("examples")) {
                var frame = example.path("payload");
                var verdicts = List.of(contract.fromClient(frame), contract.fromServer(frame));
                assertThat(verdicts).as(name).anyMatch(it -> it.message().equals(name));
            }
        }
    }

    @Test
    void what_is_not_in_the_document_is_found() {
        var ack =
                json("type", "ack")
                        .put("id", "1")
                        .put("conversation", UUID.randomUUID().toString())
                        .put("seq", 1)
                        .put("version", 1)
                        .put("at", "2026-01-31T12:00:00Z");
        assertThat(contract.fromServer(ack).message()).isEqualTo("amended");
        assertThat(contract.fromServer(ack.deepCopy().put("secret", 1)).good()).isFalse();
        assertThat(contract.fromServer(ack.deepCopy().put("seq", "1")).good()).isFalse();
        assertThat(contract.fromServer(ack.deepCopy().put("at", "noon")).good()).isFalse();
        assertThat(contract.fromServer(ack.without("version")).good()).isFalse();
        assertThat(contract.fromServer(json("type", "unheard of")).good()).isFalse();
        assertThat(contract.fromServer(json("type", "ping")).good())
                .as("is the client's")
                .isFalse();
        assertThat(contract.fromClient(json("type", "ping").put("whatever", 1)).good()).isTrue();
    }

    @Test
    void a_client_takes_no_command_for_good_that_is_refused() {
        try (var web = TestWeb.start();
                var ada = web.connect("ada")) {
            var answer = ada.ask(json("type", "fetch").put("conversation", "x")).join();
            assertThat(answer.path("code").asText()).isEqualTo("invalid");
            assertThat(ada.seen()).doesNotContain("commandFetch");
        }
    }

    @Test
    void limits_are_those_of_the_welcome() {
        try (var web = TestWeb.start();
                var ada = ChatClient.of(ApiClient.register(web.uri(), "ada")).open()) {
            var limits = ada.await("welcome").path("limits");
            assertThat(limit("/messages/commandHello/payload/properties/have/maxProperties"))
                    .isEqualTo(limits.path("have").asInt());
            assertThat(limit("/messages/commandWatch/payload/properties/users/maxItems"))
                    .isEqualTo(limits.path("watch").asInt());
            assertThat(limit("/messages/commandFetch/payload/properties/limit/maximum"))
                    .isEqualTo(limits.path("page").asInt());
            assertThat(limit("/schemas/Text/maxLength")).isEqualTo(limits.path("text").asInt());
            assertThat(limits.path("mentions").asInt()).isEqualTo(Writing.MAX_MENTIONS);
            assertThat(limits.path("pins").asInt()).isEqualTo(Conversation.MAX_PINS);
            assertThat(limits.path("attachments").asInt()).isEqualTo(Attachment.MAX_EACH);
            assertThat(limits.path("attachment").asLong()).isEqualTo(Attachment.MAX_SIZE);
            assertThat(limit("/schemas/Emoji/maxLength")).isEqualTo(limits.path("emoji").asInt());
        }
    }

    private int limit(String pointer) {
        return contract.document().at("/components" + pointer).asInt();
    }
}

package chat.sohbet.web;

import static chat.sohbet.web.TestWeb.id;
import static chat.sohbet.web.testing.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is here, for those who look.
class PresenceOverSocketTest {
    private static TestWeb web;
    private static int people;

    private ChatClient ada;
    private ChatClient bob;
    private ApiClient guest;

    @BeforeAll
    static void start() {
        web =
                TestWeb.start(settings ->
                        settings.with(settings.limits().withLinger(Duration.ofMillis(50))));
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    @BeforeEach
    void meet() {
        people++;
        ada = web.connect("ada" + people);
        bob = web.connect("bob" + people);
        guest = web.register("guest" + people);
    }

    @AfterEach
    void part() {
        ada.close();
        bob.close();
    }

    @Test
    void who_watches_somebody_hears_at_once_how_it_stands_with_them() {
        var cem = web.register("cem" + people);
        var nobody = UUID.randomUUID().toString();
        watch(bob, ada.userId(), cem.userId(), nobody);

        assertThat(presence(bob, ada.userId()).path("online").asBoolean()).isTrue();
        for (var away : new String[] {cem.userId(), nobody}) {
            assertThat(presence(bob, away).path("online").asBoolean()).isFalse();
            assertThat(presence(bob, away).has("lastSeen")).isFalse();
        }
        assertThat(bob.frames("presence")).hasSize(3);
    }

    @Test
    void somebody_is_here_from_their_first_hello_until_their_last_device_is_gone() {
        var cem = web.register("cem" + people);
        watch(bob, cem.userId(), guest.userId());
        presence(bob, guest.userId());
        var laptop = ChatClient.of(cem).open();
        laptop.ping();
        assertThat(bob.frames("presence")).as("not before a hello").hasSize(2);

        laptop.hello();
        bob.await("presence", frame -> frame.path("online").asBoolean());
        var phone = ChatClient.of(ApiClient.signIn(web.uri(), cem.username())).connect();
        laptop.disconnect();
        phone.hello();
        seesGuest(bob);
        assertThat(of(bob, cem.userId())).as("of the second device").hasSize(2);

        phone.vanish();
        bob.await(() -> of(bob, cem.userId()).size() == 3);
        var gone = of(bob, cem.userId()).getLast();
        assertThat(gone.path("online").asBoolean()).isFalse();
        assertThat(gone.path("lastSeen").asText()).endsWith("Z");
    }

    @Test
    void who_loads_a_page_again_does_not_flicker() {
        try (var patient = TestWeb.start()) {
            var eve = patient.connect("eve");
            var fay = patient.connect("fay");
            watch(fay, eve.userId());
            presence(fay, eve.userId());

            eve.vanish();
            fay.await(() -> patient.web().sockets() == 1);
            eve.connect();

            fay.ping();
            assertThat(fay.frames("presence")).hasSize(1);
            eve.close();
            fay.close();
        }
    }

    @Test
    void whom_one_watches_is_replaced() {
        watch(bob, ada.userId());
        presence(bob, ada.userId());
        var cem = web.register("cem" + people);
        watch(bob, cem.userId());
        presence(bob, cem.userId());
        bob.forgetFrames();

        ada.disconnect();
        bob.await(() -> !here(ada));
        ChatClient.of(cem).connect().disconnect();
        bob.await("presence", frame -> frame.path("online").asBoolean());

        assertThat(of(bob, ada.userId())).isEmpty();
    }

    @Test
    void nobody_hears_of_somebody_they_do_not_watch() {
        watch(bob);
        var cem = web.connect("cem" + people);
        watch(cem, ada.userId());
        presence(cem, ada.userId());
        ada.disconnect();
        cem.await("presence", frame -> !frame.path("online").asBoolean());
        bob.ping();

        assertThat(bob.frames("presence")).isEmpty();
        cem.close();
    }

    @Test
    void who_is_blocked_sees_nobody_come_and_go() {
        web.chat().block(id(ada), id(bob));
        watch(bob, ada.userId(), guest.userId());

        assertThat(presence(bob, ada.userId()).path("online").asBoolean()).isFalse();
        assertThat(presence(bob, ada.userId()).has("lastSeen")).isFalse();
        ada.disconnect();
        bob.await(() -> !here(ada));
        ada.connect();
        seesGuest(bob);
        assertThat(of(bob, ada.userId())).hasSize(1);
    }

    @Test
    void who_is_blocked_while_looking_sees_them_gone_for_good() {
        watch(bob, ada.userId(), guest.userId());
        assertThat(presence(bob, ada.userId()).path("online").asBoolean()).isTrue();
        web.chat().block(id(ada), id(bob));
        ada.disconnect();
        bob.await(() -> of(bob, ada.userId()).size() == 2);
        ada.connect();
        seesGuest(bob);

        var gone = of(bob, ada.userId()).getLast();
        assertThat(gone.path("online").asBoolean()).isFalse();
        assertThat(gone.has("lastSeen")).isFalse();
        assertThat(of(bob, ada.userId())).hasSize(2);
    }

    @Test
    void everybody_departs_from_a_node_that_closes() {
        var ports = MemoryPorts.forTests();
        try (var stays = TestWeb.start(ports, settings -> settings)) {
            var goes = TestWeb.start(ports, settings -> settings);
            var eve = goes.connect("eve");
            var fay = stays.connect("fay");
            watch(fay, eve.userId());
            assertThat(presence(fay, eve.userId()).path("online").asBoolean()).isTrue();

            goes.close();

            var gone = fay.await("presence", frame -> !frame.path("online").asBoolean());
            assertThat(gone.path("user").asText()).isEqualTo(eve.userId());
            eve.close();
            fay.close();
        }
    }

    @Test
    void more_than_a_hundred_people_are_not_watched() {
        var users = new String[101];
        for (int i = 0; i < users.length; i++) users[i] = UUID.randomUUID().toString();
        watch(bob, users);
        assertThat(bob.await("error").path("field").asText()).isEqualTo("users");

        watch(bob, Arrays.copyOf(users, 100));
        bob.await(() -> bob.frames("presence").size() == 100);
    }

    /// News of presences come in order, and everybody lingers for as long: once this guest has come
    /// and gone, so has everybody who did before.
    private void seesGuest(ChatClient who) {
        var client = ChatClient.of(guest).connect();
        who.await("presence", frame -> online(frame, guest.userId(), true));
        client.disconnect();
        who.await(() -> online(of(who, guest.userId()).getLast(), guest.userId(), false));
    }

    private static boolean online(JsonNode frame, String user, boolean online) {
        return is(frame, user) && frame.path("online").asBoolean() == online;
    }

    private static boolean is(JsonNode frame, String user) {
        return frame.path("user").asText().equals(user);
    }

    private static boolean here(ChatClient who) {
        return web.chat().presence().presences(id(who), Set.of(id(who))).getFirst().online();
    }

    private static List<JsonNode> of(ChatClient who, String user) {
        return who.frames("presence").stream().filter(frame -> is(frame, user)).toList();
    }

    private static JsonNode presence(ChatClient who, String user) {
        return who.await("presence", frame -> is(frame, user));
    }

    private static void watch(ChatClient who, String... users) {
        var watch = json("type", "watch");
        var all = watch.putArray("users");
        for (var user : users) all.add(user);
        who.tell(watch);
    }
}

package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The upper half of the house, over memory.
class MemoryHouseTest {
    @TempDir private Path folder;

    private House house(AtomicBoolean well) {
        var settings = Settings.read(List.of("--port=0", "--host=127.0.0.1"), Map.of(), folder);
        var keys = Keys.take(settings.keys(), folder);
        return House.over(MemoryPorts.forTests(), settings, keys, Map.of("store", well::get));
    }

    @Test
    void two_people_chat() {
        try (var house = house(new AtomicBoolean(true));
                var ada = ChatClient.of(ApiClient.register(house.address(), "ada")).connect();
                var bob = ChatClient.of(ApiClient.register(house.address(), "bob")).connect()) {
            var ack = ada.sendTo(bob.userId(), "hello").join();

            bob.await(
                    "changes",
                    frame -> frame.path("messages").findValuesAsText("text").contains("hello"));
            assertThat(ack.path("seq").asLong()).isEqualTo(1);
        }
    }

    @Test
    void it_is_ready_only_while_what_it_needs_is() {
        var well = new AtomicBoolean(true);
        try (var house = house(well)) {
            var stranger = new ApiClient(house.address());
            assertThat(stranger.get("/health/ready").status()).isEqualTo(204);

            well.set(false);

            assertThat(stranger.get("/health/ready").status()).isEqualTo(503);
            assertThat(stranger.get("/health/live").status()).isEqualTo(204);
        }
    }
}

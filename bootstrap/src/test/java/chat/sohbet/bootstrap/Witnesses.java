package chat.sohbet.bootstrap;

import static org.awaitility.Awaitility.await;

import chat.sohbet.web.testing.ApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// A witness at each node; what one says the others hear.
final class Witnesses implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Witness> all;

    /// @param name nobody else's
    Witnesses(ThreeNodes house, String name) {
        var address = house.address(0).orElseThrow();
        var people =
                IntStream.range(0, ThreeNodes.NODES)
                        .mapToObj(node -> ApiClient.register(address, name + "-" + node))
                        .toList();
        var rooms = people.stream().map(person -> room(person, people)).toList();
        all =
                IntStream.range(0, ThreeNodes.NODES)
                        .mapToObj(
                                node -> new Witness(people.get(node), node, rooms, house::address))
                        .toList();
        await().atMost(PATIENCE)
                .until(() ->
                        IntStream.range(0, ThreeNodes.NODES)
                                .allMatch(node -> all.get(node).at(node)));
    }

    private static String room(ApiClient speaker, List<ApiClient> people) {
        var group =
                ApiClient.json("title", "what I saw").put("clientId", UUID.randomUUID().toString());
        var members = group.putArray("members");
        people.stream()
                .filter(person -> person != speaker)
                .forEach(person -> members.add(person.userId()));
        return speaker.post("/api/v1/conversations", group).json().path("id").asText();
    }

    /// Those who are connected to that node at this moment.
    List<Witness> at(int node) {
        return all.stream().filter(witness -> witness.at(node)).toList();
    }

    /// They say nothing new, and go on until all that they said has come to all of them.
    void finish() {
        all.forEach(Witness::fallSilent);
        await("witnesses have said what they wanted")
                .atMost(PATIENCE)
                .until(() -> all.stream().allMatch(Witness::settled));
        await("witnesses have heard all")
                .atMost(PATIENCE)
                .until(
                        () -> all.stream().flatMap(one -> one.missing(all).stream()).toList(),
                        List::isEmpty);
    }

    Testimony testimony() {
        var notes = new ArrayList<Notes>();
        for (var witness : all) notes.add(witness.notes());
        return new Testimony(notes);
    }

    @Override
    public void close() {
        all.forEach(Witness::close);
    }
}

package chat.sohbet.history;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Who and what there is in a simulation, and the dice that pick among it.
final class Cast {
    final RandomGenerator random;
    private final List<Person> people = new ArrayList<>();
    private final Map<UserId, String> names = new HashMap<>();
    private final Map<ConversationId, String> conversations = new LinkedHashMap<>();

    Cast(RandomGenerator random) {
        this.random = random;
    }

    void add(Person person) {
        people.add(person);
        names.put(person.id(), person.name());
    }

    List<Person> people() {
        return people;
    }

    Stream<Device> devices() {
        return people.stream().flatMap(person -> person.devices().stream());
    }

    String name(UserId user) {
        return names.getOrDefault(user, "?");
    }

    /// All conversations that anybody has heard of, by an easy name.
    Map<ConversationId, String> conversations() {
        devices()
                .flatMap(device -> device.places().stream())
                .forEach(place ->
                        conversations.computeIfAbsent(
                                place.id, _ -> "conversation " + (conversations.size() + 1)));
        return conversations;
    }

    String name(ConversationId conversation) {
        return conversations.getOrDefault(conversation, conversation.toString());
    }

    <T> Optional<T> any(List<T> choices) {
        return choices.isEmpty()
                ? Optional.empty()
                : Optional.of(choices.get(random.nextInt(choices.size())));
    }

    Person anybody() {
        return any(people).orElseThrow();
    }

    Person anybodyBut(UserId user) {
        return any(people.stream().filter(person -> !person.id().equals(user)).toList())
                .orElseThrow();
    }

    Device anyDevice() {
        return any(anybody().devices()).orElseThrow();
    }

    Optional<Place> place(Device device, Predicate<Place> fit) {
        return any(device.places().stream().filter(fit).toList());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// Shaped as version 7 of RFC 9562, without its time.
    UUID id() {
        return new UUID(
                random.nextLong() & ~0xF000L | 0x7000L,
                random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }
}

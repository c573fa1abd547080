package chat.sohbet.memory;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Receipts;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How far everybody has come.
final class MemoryReceipts implements Receipts {
    private final Rooms rooms;

    MemoryReceipts(Rooms rooms) {
        this.rooms = rooms;
    }

    private record Place(ConversationId conversation, UserId user) {}

    @Override
    public List<News.Marked> raise(Collection<Mark> marks) {
        var merged = new LinkedHashMap<Place, Watermarks>();
        for (var mark : marks)
            merged.merge(
                    new Place(mark.conversation(), mark.user()),
                    mark.watermarks(),
                    Watermarks::merge);
        return merged.entrySet().stream()
                .flatMap(entry -> raise(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private Optional<News.Marked> raise(Place place, Watermarks marks) {
        return rooms.find(place.conversation())
                .flatMap(room -> {
                    synchronized (room) {
                        return raise(room, place.user(), marks);
                    }
                });
    }

    private static Optional<News.Marked> raise(Room room, UserId user, Watermarks marks) {
        if (room.member(user).filter(Member::active).isEmpty()) return Optional.empty();
        var before = room.marks(user);
        var after = room.raise(user, marks);
        if (after.equals(before)) return Optional.empty();
        var to = room.kind() == Kind.DIRECT ? present(room) : Set.of(user);
        return Optional.of(new News.Marked(new Mark(room.id(), user, after), to));
    }

    @Override
    public Map<UserId, Watermarks> of(UserId viewer, ConversationId conversation) {
        var found = rooms.find(conversation);
        if (found.isEmpty()) return Map.of();
        var room = found.get();
        synchronized (room) {
            var present = present(room);
            if (!present.contains(viewer)) return Map.of();
            return present.stream()
                    .collect(Collectors.toUnmodifiableMap(user -> user, room::marks));
        }
    }

    private static Set<UserId> present(Room room) {
        return room.members().stream()
                .filter(Member::active)
                .map(Member::user)
                .collect(Collectors.toUnmodifiableSet());
    }
}

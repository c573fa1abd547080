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
import java.util.Set;
import java.util.stream.Collectors;

/// How far everybody has come.
final class MemoryReceipts implements Receipts {
    private final Rooms rooms;
    private final MemoryPreferences preferences;

    MemoryReceipts(Rooms rooms, MemoryPreferences preferences) {
        this.rooms = rooms;
        this.preferences = preferences;
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

    private List<News.Marked> raise(Place place, Watermarks marks) {
        return rooms.find(place.conversation())
                .map(room -> {
                    synchronized (room) {
                        return raise(room, place.user(), marks);
                    }
                })
                .orElseGet(List::of);
    }

    private List<News.Marked> raise(Room room, UserId user, Watermarks marks) {
        if (room.member(user).filter(Member::active).isEmpty()) return List.of();
        var before = room.marks(user);
        var after = room.raise(user, marks);
        if (after.equals(before)) return List.of();
        var mark = new Mark(room.id(), user, after);
        if (room.kind() == Kind.GROUP) return List.of(new News.Marked(mark, Set.of(user)));
        if (preferences.sharesReadMarks(room)) return List.of(new News.Marked(mark, present(room)));
        return present(room).stream()
                .filter(other -> !other.equals(user))
                .flatMap(other -> News.Marked.unread(mark, other).stream())
                .toList();
    }

    @Override
    public Map<UserId, Watermarks> of(UserId viewer, ConversationId conversation) {
        var found = rooms.find(conversation);
        if (found.isEmpty()) return Map.of();
        var room = found.get();
        synchronized (room) {
            var present = present(room);
            if (!present.contains(viewer)) return Map.of();
            boolean shared = preferences.sharesReadMarks(room);
            return present.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    user -> user,
                                    user ->
                                            shared || user.equals(viewer)
                                                    ? room.marks(user)
                                                    : room.marks(user).unread()));
        }
    }

    private static Set<UserId> present(Room room) {
        return room.members().stream()
                .filter(Member::active)
                .map(Member::user)
                .collect(Collectors.toUnmodifiableSet());
    }
}

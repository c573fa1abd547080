package chat.sohbet.memory;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.Search;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/// Looks through everything, each time.
final class MemorySearch implements Search {
    private final Rooms rooms;
    private final Conversations conversations;

    MemorySearch(Rooms rooms, Conversations conversations) {
        this.rooms = rooms;
        this.conversations = conversations;
    }

    @Override
    public Found messages(UserId viewer, Wanted wanted, Place before, int limit) {
        var hits =
                rooms.of(viewer).stream()
                        .filter(room ->
                                wanted.conversation() == null
                                        || wanted.conversation().equals(room.id()))
                        .flatMap(room -> hits(viewer, room, wanted).stream())
                        .filter(hit -> hit.place().compareTo(before) < 0)
                        .sorted(Comparator.comparing(Hit::place).reversed())
                        .limit(limit + 1L)
                        .toList();
        if (hits.size() <= limit) return new Found(hits, null);
        var page = hits.subList(0, limit);
        return new Found(page, page.getLast().place());
    }

    private static List<Hit> hits(UserId viewer, Room room, Wanted wanted) {
        synchronized (room) {
            return room.member(viewer).map(member -> hits(member, room, wanted)).orElse(List.of());
        }
    }

    private static List<Hit> hits(Member viewer, Room room, Wanted wanted) {
        return LongStream.rangeClosed(1, room.conversation().seq())
                .boxed()
                .flatMap(seq -> room.row(seq).stream())
                .filter(message -> room.shows(viewer, message))
                .filter(wanted::matches)
                .map(message -> new Hit(room.id(), message.seenBy(viewer.user())))
                .toList();
    }

    @Override
    public List<Head> conversations(UserId viewer, Words words, int limit) {
        return conversations.heads(viewer, Conversations.Position.TOP, Integer.MAX_VALUE).stream()
                .filter(head -> words.inFolded(head.searched(viewer)))
                .limit(limit)
                .toList();
    }

    /// Everything is found at once.
    @Override
    public boolean index() {
        return false;
    }
}

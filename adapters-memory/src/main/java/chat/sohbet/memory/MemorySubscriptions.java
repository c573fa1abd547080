package chat.sohbet.memory;

import chat.sohbet.application.port.Subscriptions;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.Subscription;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which devices want to be told, oldest first.
final class MemorySubscriptions implements Subscriptions {
    private final Rooms rooms;
    private final MemorySessions sessions;
    private final MemoryPreferences preferences;
    private final MemoryNodes node;
    private final Clock clock;
    private final Map<SessionId, Subscription> kept = new LinkedHashMap<>();

    MemorySubscriptions(
            Rooms rooms,
            MemorySessions sessions,
            MemoryPreferences preferences,
            MemoryNodes node,
            Clock clock) {
        this.rooms = rooms;
        this.sessions = sessions;
        this.preferences = preferences;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public synchronized boolean keep(Subscription subscription) {
        if (!open(subscription)) return false;
        drop(subscription.session());
        gone(subscription.endpoint());
        kept.put(subscription.session(), subscription);
        var mine =
                kept.values().stream()
                        .filter(each -> each.user().equals(subscription.user()))
                        .toList();
        mine.subList(0, Math.max(0, mine.size() - Subscription.MOST))
                .forEach(oldest -> drop(oldest.session()));
        return true;
    }

    private boolean open(Subscription subscription) {
        return sessions.find(subscription.session(), clock.instant())
                .filter(session -> session.user().equals(subscription.user()))
                .isPresent();
    }

    @Override
    public synchronized void drop(SessionId session) {
        kept.remove(session);
    }

    @Override
    public synchronized void gone(String endpoint) {
        kept.values().removeIf(each -> each.endpoint().equals(endpoint));
    }

    @Override
    public synchronized boolean any() {
        return !kept.isEmpty();
    }

    @Override
    public List<Subscription> due(ConversationId conversation, long seq) {
        var untold = rooms.find(conversation).map(room -> untold(room, seq)).orElseGet(Set::of);
        var online =
                node.of(untold).stream()
                        .filter(Presence::online)
                        .map(Presence::user)
                        .collect(Collectors.toSet());
        synchronized (this) {
            return kept.values().stream()
                    .filter(each -> untold.contains(each.user()))
                    .filter(each -> !online.contains(each.user()) && open(each))
                    .toList();
        }
    }

    private Set<UserId> untold(Room room, long seq) {
        synchronized (room) {
            var row = room.row(seq).filter(found -> found.writing().isPresent());
            if (row.isEmpty()) return Set.of();
            return room.members().stream()
                    .filter(Member::active)
                    .filter(member -> wants(room, member, row.get()))
                    .map(Member::user)
                    .collect(Collectors.toSet());
        }
    }

    private boolean wants(Room room, Member member, Message row) {
        var preference = preferences.of(member.user(), room.id());
        return !member.user().equals(row.author())
                && room.shows(member, row)
                && room.marks(member.user()).delivered() < row.seq()
                && !preference.archived()
                && !preference.mutedUntil().isAfter(clock.instant());
    }
}

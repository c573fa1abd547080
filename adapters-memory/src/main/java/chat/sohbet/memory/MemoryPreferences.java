package chat.sohbet.memory;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Preferences;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.user.UserId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// What everybody has arranged for themselves.
final class MemoryPreferences implements Preferences {
    private final Rooms rooms;
    private final Map<UserId, Own> byUser = new ConcurrentHashMap<>();

    MemoryPreferences(Rooms rooms) {
        this.rooms = rooms;
    }

    /// One person's own, guarded by its monitor.
    private static final class Own {
        private final Map<ConversationId, Preference> preferences = new HashMap<>();
        private long version;

        synchronized Preference of(ConversationId conversation) {
            return preferences.getOrDefault(conversation, Preference.none(conversation));
        }

        synchronized News.Self change(
                UserId me, ConversationId conversation, UnaryOperator<Preference> change) {
            var before = of(conversation);
            var after = change.apply(before);
            if (!after.conversation().equals(conversation))
                throw new IllegalStateException("a preference about another conversation");
            if (after.at(before.version()).equals(before))
                return new News.Self(me, version, version, List.of());
            version++;
            preferences.put(conversation, after.at(version));
            return new News.Self(me, version - 1, version, List.of(after.at(version)));
        }

        synchronized News.Self since(UserId me, long after) {
            var changed =
                    preferences.values().stream()
                            .filter(preference -> preference.version() > after)
                            .sorted(Comparator.comparingLong(Preference::version))
                            .toList();
            return new News.Self(me, after, version, changed);
        }
    }

    private Own own(UserId user) {
        return byUser.computeIfAbsent(user, _ -> new Own());
    }

    Preference of(UserId user, ConversationId conversation) {
        return own(user).of(conversation);
    }

    @Override
    public Optional<News.Self> change(
            UserId me, ConversationId conversation, UnaryOperator<Preference> change) {
        if (!member(me, conversation)) return Optional.empty();
        return Optional.of(own(me).change(me, conversation, change));
    }

    private boolean member(UserId me, ConversationId conversation) {
        var room = rooms.find(conversation);
        if (room.isEmpty()) return false;
        synchronized (room.get()) {
            return room.get().member(me).isPresent();
        }
    }

    @Override
    public News.Self since(UserId me, long after) {
        return own(me).since(me, after);
    }
}

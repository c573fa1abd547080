package chat.sohbet.web.security;

import chat.sohbet.domain.user.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Sessions that ended while an access token of theirs may still look valid: tokens are not looked
/// up anywhere, so this is how they are taken back before they expire.
public final class EndedSessions {
    private final Duration remembered;
    private final Clock clock;
    private final ConcurrentMap<SessionId, Instant> sessions = new ConcurrentHashMap<>();

    /// `life` is that of an access token.
    public EndedSessions(Duration life, Clock clock) {
        this.remembered = life.plusMinutes(1);
        this.clock = clock;
    }

    /// For how long they are remembered.
    public Duration remembered() {
        return remembered;
    }

    public void add(SessionId session) {
        var now = clock.instant();
        sessions.values().removeIf(forgotten -> forgotten.isBefore(now));
        sessions.put(session, now.plus(remembered));
    }

    public void addAll(Collection<SessionId> ended) {
        ended.forEach(this::add);
    }

    public boolean contain(SessionId session) {
        return sessions.containsKey(session);
    }
}

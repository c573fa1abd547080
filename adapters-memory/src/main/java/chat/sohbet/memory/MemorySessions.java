package chat.sohbet.memory;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Sessions;
import chat.sohbet.domain.user.RefreshChain;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.TokenHash;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is signed in, and where.
final class MemorySessions implements Sessions {
    private final MemoryOutbox outbox;
    private final Feed feed;
    private final Clock clock;
    private final Map<SessionId, Kept> kept = new ConcurrentHashMap<>();
    private final Set<UserId> barred = ConcurrentHashMap.newKeySet();

    MemorySessions(MemoryOutbox outbox, Feed feed, Clock clock) {
        this.outbox = outbox;
        this.feed = feed;
        this.clock = clock;
    }

    /// One session, guarded by its monitor.
    private static final class Kept {
        private Session session;
        private RefreshChain chain;
        private @Nullable Instant endedAt;

        Kept(Session session, TokenHash first) {
            this.session = session;
            this.chain = new RefreshChain(1, first, session.openedAt());
        }

        synchronized Optional<Session> open(Instant now) {
            return endedAt != null || now.isAfter(session.expiresAt())
                    ? Optional.empty()
                    : Optional.of(session);
        }

        synchronized Refreshed refresh(
                RefreshChain.Verdict verdict, Instant now, Instant expiresAt, Instant storeTime) {
            switch (verdict) {
                case RefreshChain.Rotated rotated -> {
                    chain = rotated.next();
                    session =
                            new Session(
                                    session.id(),
                                    session.user(),
                                    session.device(),
                                    session.openedAt(),
                                    now,
                                    expiresAt);
                }
                case RefreshChain.Reused _ -> endedAt = storeTime;
                case RefreshChain.Repeated _, RefreshChain.Unknown _ -> {}
            }
            return new Refreshed(session, verdict);
        }

        /// False if it is over already.
        synchronized boolean end(UserId user, Instant now) {
            if (!session.user().equals(user) || open(now).isEmpty()) return false;
            endedAt = now;
            return true;
        }

        synchronized boolean endedSince(Instant time) {
            return endedAt != null && !endedAt.isBefore(time);
        }
    }

    @Override
    public synchronized boolean open(Session session, TokenHash first) {
        if (barred.contains(session.user())) return false;
        kept.put(session.id(), new Kept(session, first));
        return true;
    }

    @Override
    public Optional<Refreshed> refresh(
            SessionId id,
            Instant now,
            Instant expiresAt,
            Function<RefreshChain, RefreshChain.Verdict> judge) {
        var found = kept.get(id);
        if (found == null) return Optional.empty();
        Refreshed refreshed;
        synchronized (found) {
            if (found.open(now).isEmpty()) return Optional.empty();
            refreshed = found.refresh(judge.apply(found.chain), now, expiresAt, clock.instant());
        }
        if (refreshed.verdict() instanceof RefreshChain.Reused) tell(id);
        return Optional.of(refreshed);
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return Optional.ofNullable(kept.get(id)).flatMap(found -> found.open(now));
    }

    @Override
    public List<Session> of(UserId user, Instant now) {
        return kept.values().stream()
                .flatMap(found -> found.open(now).stream())
                .filter(session -> session.user().equals(user))
                .sorted(Comparator.comparing(Session::usedAt).reversed())
                .toList();
    }

    @Override
    public boolean end(UserId user, SessionId id) {
        var found = kept.get(id);
        if (found == null || !found.end(user, clock.instant())) return false;
        tell(id);
        return true;
    }

    @Override
    public void endOthers(UserId user, SessionId kept) {
        of(user, clock.instant()).stream()
                .map(Session::id)
                .filter(id -> !id.equals(kept))
                .forEach(id -> end(user, id));
    }

    @Override
    public boolean bar(UserId user) {
        synchronized (this) {
            if (!barred.add(user)) return false;
        }
        of(user, clock.instant()).forEach(session -> end(user, session.id()));
        return true;
    }

    @Override
    public boolean admit(UserId user) {
        return barred.remove(user);
    }

    @Override
    public Set<UserId> barred(Collection<UserId> users) {
        return users.stream().filter(barred::contains).collect(Collectors.toUnmodifiableSet());
    }

    private void tell(SessionId id) {
        var ended = new News.Ended(id);
        feed.carry(outbox.add(ended), ended);
    }

    @Override
    public Set<SessionId> endedWithin(Duration span) {
        var since = clock.instant().minus(span);
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue().endedSince(since))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}

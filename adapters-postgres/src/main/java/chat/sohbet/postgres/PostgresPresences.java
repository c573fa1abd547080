package chat.sohbet.postgres;

import chat.sohbet.application.port.Inbox;
import chat.sohbet.application.port.Presences;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/// Who is connected, in the table `presence`. Those who come and go at the same time are written in
/// one transaction, in their order: after an outage everybody comes at once.
final class PostgresPresences implements Presences, AutoCloseable {
    private static final int ROOM = 50_000;
    private static final int MOST = 500;

    private final Database database;
    private final PostgresNodes nodes;
    private final People people;
    private final Lane<Visit> visits = new Lane<>("presence", ROOM, MOST, this::work);

    /// Somebody comes, or goes.
    private record Visit(UserId user, boolean arrival, CompletableFuture<Presence> answer) {}

    PostgresPresences(Database database, PostgresNodes nodes, People people) {
        this.database = database;
        this.nodes = nodes;
        this.people = people;
    }

    @Override
    public Presence arrive(UserId user) {
        return ask(new Visit(user, true, new CompletableFuture<>()));
    }

    @Override
    public Presence depart(UserId user) {
        return ask(new Visit(user, false, new CompletableFuture<>()));
    }

    private Presence ask(Visit visit) {
        if (!visits.offer(visit))
            throw new Unavailable("too many come and go", Duration.ofSeconds(2));
        try {
            return visit.answer().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted on the way in or out", Duration.ZERO);
        }
    }

    // In the lane

    private void work(List<Visit> batch) {
        Map<UserId, Visit> once = new LinkedHashMap<>();
        for (var visit : batch) {
            if (once.containsKey(visit.user())) {
                write(once.values());
                once = new LinkedHashMap<>();
            }
            once.put(visit.user(), visit);
        }
        write(once.values());
    }

    /// Everybody in `visits` once.
    private void write(Collection<Visit> visits) {
        try {
            var presences = people.apart(() -> written(visits));
            for (var visit : visits) {
                var presence = presences.get(visit.user());
                if (presence != null) visit.answer().complete(presence);
                else visit.answer().completeExceptionally(new IllegalArgumentException("nobody"));
            }
        } catch (RuntimeException | Error failed) {
            visits.forEach(visit -> visit.answer().completeExceptionally(failed));
        }
    }

    private Map<UserId, Presence> written(Collection<Visit> visits) {
        var came = new ArrayList<UserId>();
        var went = new ArrayList<UserId>();
        for (var visit : visits) (visit.arrival() ? came : went).add(visit.user());
        went.forEach(people::departed);
        try {
            var inbox = nodes.inbox().orElseThrow(PostgresPresences::cutOff);
            var presences = written(inbox, came, went);
            came.forEach(people::arrived);
            return presences;
        } catch (RuntimeException failed) {
            people.doubt();
            throw failed;
        }
    }

    private Map<UserId, Presence> written(Inbox inbox, List<UserId> came, List<UserId> went) {
        List<Presence> presences =
                database.onConnection(connection -> {
                    if (!went.isEmpty()) PresenceRows.depart(connection, inbox, went);
                    if (!came.isEmpty() && !PresenceRows.arrive(connection, inbox, came))
                        throw cutOff();
                    var all = new ArrayList<>(came);
                    all.addAll(went);
                    return PresenceRows.of(connection, all);
                });
        return presences.stream().collect(Collectors.toMap(Presence::user, presence -> presence));
    }

    private static Unavailable cutOff() {
        return new Unavailable("this node is cut off from the others", Duration.ofSeconds(2));
    }

    @Override
    public List<Presence> of(Collection<UserId> users) {
        return database.alone(connection -> PresenceRows.of(connection, users));
    }

    @Override
    public void close() {
        visits.close();
    }
}

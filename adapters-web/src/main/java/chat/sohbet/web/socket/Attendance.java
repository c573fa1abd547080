package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.UserId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Who is connected to this node: somebody arrives when their first socket says hello, and departs
/// a while after their last one is gone, so that nobody flickers who loads a page again.
final class Attendance implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Attendance.class.getName());

    private final Chat chat;
    private final Executor later;
    private final ConcurrentMap<UserId, Person> people = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private volatile boolean away;

    /// Somebody on this node, guarded by itself: what is said of one person is said in order.
    private static final class Person {
        final Set<ChatSocket> sockets = new HashSet<>();
        boolean arrived;
        boolean departed;
        int times;
    }

    Attendance(Chat chat, Duration linger) {
        this.chat = chat;
        this.later =
                CompletableFuture.delayedExecutor(
                        linger.toMillis(),
                        TimeUnit.MILLISECONDS,
                        work -> Thread.ofVirtual().name("socket-departure").start(work));
    }

    /// Somebody said hello, once or again. Whoever asks afterwards knows that they are here. Throws
    /// what [Chat#arrive] throws: whom the other nodes don't know to be here would wait in vain for
    /// news.
    void came(ChatSocket socket) {
        var user = socket.me().user();
        while (!closed && !arrived(people.computeIfAbsent(user, _ -> new Person()), socket))
            Thread.onSpinWait();
        // It may have gone before it was noted here.
        if (socket.ended()) went(socket);
    }

    /// False if this is a person who has just departed.
    private boolean arrived(Person person, ChatSocket socket) {
        synchronized (person) {
            if (person.departed) return false;
            if (!person.arrived) arrive(person, socket.me().user());
            person.sockets.add(socket);
            return true;
        }
    }

    private void arrive(Person person, UserId user) {
        try {
            chat.presence().arrive(user);
            person.arrived = true;
        } catch (RuntimeException failed) {
            person.departed = true;
            people.remove(user, person);
            throw failed;
        }
    }

    /// A socket is gone. May be called any number of times.
    void went(ChatSocket socket) {
        var user = socket.me().user();
        var person = people.get(user);
        if (person == null) return;
        synchronized (person) {
            if (!person.sockets.remove(socket) || !person.sockets.isEmpty()) return;
            int time = ++person.times;
            later.execute(() -> depart(user, person, time));
        }
    }

    /// Unless they have come back since.
    private void depart(UserId user, Person person, int time) {
        synchronized (person) {
            if (person.sockets.isEmpty() && person.times == time) depart(user, person);
        }
    }

    private void depart(UserId user, Person person) {
        synchronized (person) {
            if (!person.departed) tell(() -> chat.presence().depart(user));
            person.departed = true;
            people.remove(user, person);
        }
    }

    /// Presence is no promise: where it can't be written now, the next beat of this node does it.
    private void tell(Runnable news) {
        if (closed && away) return;
        try {
            news.run();
        } catch (Unavailable unavailable) {
            away = true;
            LOG.log(Level.DEBUG, "Nobody hears who comes and goes", unavailable);
        } catch (RuntimeException wrong) {
            LOG.log(Level.ERROR, "It could not be said who comes and goes", wrong);
        }
    }

    /// Everybody departs now.
    @Override
    public void close() {
        closed = true;
        away = false;
        try (var threads = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory())) {
            people.forEach((user, person) -> threads.execute(() -> depart(user, person)));
        }
    }
}

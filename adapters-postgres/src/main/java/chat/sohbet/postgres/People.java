package chat.sohbet.postgres;

import chat.sohbet.domain.user.UserId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/// Who is connected to this node, as the node remembers it. Where the database doesn't know it, as
/// after a failure or under another inbox, all of them are written together while nobody comes or
/// goes.
final class People {
    private final Set<UserId> here = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean unsure;

    /// Whether the database may think otherwise.
    boolean unsure() {
        return unsure;
    }

    void doubt() {
        unsure = true;
    }

    void arrived(UserId user) {
        here.add(user);
    }

    void departed(UserId user) {
        here.remove(user);
    }

    /// Does something that lets people come or go.
    <T> T apart(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Does something with all of them, and is sure of them then.
    <T> T together(Function<Set<UserId>, T> work) {
        lock.writeLock().lock();
        try {
            var result = work.apply(Set.copyOf(here));
            unsure = false;
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }
}

package chat.sohbet.memory;

import chat.sohbet.application.port.Feed;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Gives a room's news to the feed in order of their version, before the one who wrote them goes
/// on.
///
/// A listener may write to a room itself, a bot that answers, say. Then its news are carried after
/// those it has just heard, by the same thread: nobody ever waits to carry while carrying, so
/// listeners that answer each other from room to room get no knot.
final class Press {
    /// What this thread has yet to carry; null while it carries nothing.
    private static final ThreadLocal<@Nullable Queue<Runnable>> AFTERWARDS = new ThreadLocal<>();

    private final Feed feed;

    Press(Feed feed) {
        this.feed = feed;
    }

    void publish(Room room) {
        var afterwards = AFTERWARDS.get();
        if (afterwards != null) {
            afterwards.add(() -> carry(room));
            return;
        }
        var mine = new ArrayDeque<Runnable>();
        mine.add(() -> carry(room));
        AFTERWARDS.set(mine);
        try {
            while (!mine.isEmpty()) mine.remove().run();
        } finally {
            AFTERWARDS.remove();
        }
    }

    private void carry(Room.Printed next) {
        next.trace().run(() -> feed.carry(next.ticket(), next.news()));
    }

    private void carry(Room room) {
        room.carrying.lock();
        try {
            for (var next = room.printed.poll(); next != null; next = room.printed.poll())
                carry(next);
        } finally {
            room.carrying.unlock();
        }
    }
}

package chat.sohbet.web.socket;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.UserId;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Everything a socket sends goes through here, in one order: a bounded queue, and one virtual
/// thread that writes, alive only while there is something to write. A peer that doesn't read
/// blocks that thread and nobody else.
///
/// At half of the queue what is ephemeral is dropped and marks are merged; full, what waits is
/// thrown away and the socket closed as too slow: to come back and catch up is cheaper.
final class Outlet {
    /// Bytes that wait at most, however few frames they are.
    private static final long MOST_BYTES = 8L << 20;

    /// What is written in one go, where more than one frame waits.
    private static final int AT_ONCE = 32 * 1024;

    private final DataWriter writer;
    private final int most;
    private final Function<Progress, Frame> render;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition done = lock.newCondition();
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
    private final Map<Place, Progress> marks = new LinkedHashMap<>();
    private long bytes;
    private boolean closing;
    private boolean over;
    private @Nullable Thread writing;

    private record Place(ConversationId conversation, @Nullable UserId user) {}

    Outlet(DataWriter writer, int most, Function<Progress, Frame> render) {
        this.writer = writer;
        this.most = most;
        this.render = render;
    }

    /// Sends soon. Never blocks: where there is no room, the socket ends.
    void offer(Frame frame) {
        lock.lock();
        try {
            if (closing || over) return;
            if (waiting.size() >= most || bytes + frame.size() > MOST_BYTES)
                closeNow(CloseCode.TOO_SLOW);
            else add(frame);
        } finally {
            lock.unlock();
        }
    }

    /// Sends as soon as the queue is nearly empty, and waits for that: for answers that are long,
    /// on the thread of whoever asked. Leaves the rest of the queue to what happens meanwhile.
    void put(Frame frame) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitRoom();
            add(frame);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the queue is nearly empty.
    void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closing && !over && (waiting.size() >= most / 4 || bytes > MOST_BYTES / 8))
                room.await();
            if (closing || over) throw new InterruptedException("the socket is closed");
        } finally {
            lock.unlock();
        }
    }

    /// Sends unless the queue is half full.
    void ephemeral(Frame frame) {
        lock.lock();
        try {
            if (!closing && !over && waiting.size() < most / 2) add(frame);
        } finally {
            lock.unlock();
        }
    }

    /// Sends `frame`, which says `mark`; merged with later ones once the queue is half full.
    void mark(Progress mark, Frame frame) {
        lock.lock();
        try {
            if (closing || over) return;
            if (waiting.size() < most / 2 && marks.isEmpty()) add(frame);
            else marks.merge(new Place(mark.conversation(), mark.user()), mark, Progress::merge);
        } finally {
            lock.unlock();
        }
    }

    /// Sends what waits, then `farewell` (a `bye`, perhaps none), and closes.
    void close(CloseCode code, Frame... farewell) {
        lock.lock();
        try {
            if (closing || over) return;
            closing = true;
            for (var frame : farewell) add(frame);
            add(Frame.close(code));
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void closeNow(CloseCode code) {
        waiting.clear();
        marks.clear();
        bytes = 0;
        closing = true;
        add(Frame.close(code));
        room.signalAll();
    }

    private void add(Frame frame) {
        waiting.add(frame);
        bytes += frame.size();
        if (writing == null) writing = Thread.ofVirtual().name("socket-writer").start(this::write);
    }

    private void write() {
        try {
            for (var frames = next(); frames != null; frames = next()) {
                writer.writeNow(BufferData.createReadOnly(frames.bytes(), 0, frames.size()));
                if (frames.last()) end();
            }
        } catch (RuntimeException gone) {
            // The peer is; its connection's own thread finds out as well.
            end();
        }
    }

    /// What to write next: a frame, or all that wait as one. Null when there is none, and this
    /// thread is done.
    private @Nullable Frame next() {
        lock.lock();
        try {
            var next = over ? null : waiting.size() > 1 ? joined() : waiting.poll();
            if (next != null) bytes -= next.size();
            else next = nextMark();
            if (next == null) writing = null;
            if (waiting.size() < most / 4) room.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /// The frames that wait, as many as are written in one go: each write costs more than most
    /// frames do.
    private Frame joined() {
        int size = 0;
        int count = 0;
        for (var frame : waiting) {
            if (count > 0 && size + frame.size() > AT_ONCE) break;
            size += frame.size();
            count++;
        }
        var joined = new byte[size];
        boolean last = false;
        for (int at = 0; at < size; ) {
            var frame = waiting.remove();
            System.arraycopy(frame.bytes(), 0, joined, at, frame.size());
            at += frame.size();
            last = frame.last();
        }
        return new Frame(joined, last);
    }

    private @Nullable Frame nextMark() {
        var place = over || marks.isEmpty() ? null : marks.keySet().iterator().next();
        if (place == null) return null;
        var mark = marks.remove(place);
        return mark == null ? null : render.apply(mark);
    }

    /// Nothing is sent from now on.
    void end() {
        lock.lock();
        try {
            over = true;
            waiting.clear();
            marks.clear();
            room.signalAll();
            done.signalAll();
            var thread = writing;
            if (thread != null && thread != Thread.currentThread()) thread.interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the last frame has been written, or is not going to be.
    void awaitEnd(long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!over && left > 0) left = done.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }

    /// How many frames wait to be written.
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    boolean closing() {
        lock.lock();
        try {
            return closing || over;
        } finally {
            lock.unlock();
        }
    }
}

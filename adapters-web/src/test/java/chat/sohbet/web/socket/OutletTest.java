package chat.sohbet.web.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.UserId;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutletTest {
    private static final ConversationId HERE = new ConversationId(UUID.randomUUID());
    private static final UserId BOB = new UserId(UUID.randomUUID());

    private final Wire wire = new Wire();
    private final Outlet outlet = new Outlet(wire, 8, OutletTest::frame);

    /// A connection that lets frames through one permit at a time.
    private static final class Wire implements DataWriter {
        final List<String> written = new CopyOnWriteArrayList<>();
        final Semaphore permits = new Semaphore(0);
        final AtomicInteger blocked = new AtomicInteger();

        @Override
        public void writeNow(BufferData buffer) {
            blocked.incrementAndGet();
            try {
                permits.acquire();
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new SocketException("closed by interrupt"));
            }
            blocked.decrementAndGet();
            while (buffer.available() > 0) {
                buffer.skip(1);
                int length = buffer.read();
                written.add(buffer.readString(length, UTF_8));
            }
        }

        @Override
        public void write(BufferData... buffers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(BufferData buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeNow(BufferData... buffers) {
            throw new UnsupportedOperationException();
        }
    }

    private static Frame frame(String text) {
        return Frame.text(text.getBytes(UTF_8));
    }

    private static Frame frame(Progress mark) {
        return frame("read " + mark.watermarks().read());
    }

    private void stuckWith(int frames) {
        outlet.offer(frame("f0"));
        await().until(() -> wire.blocked.get() == 1);
        IntStream.range(1, frames).forEach(i -> outlet.offer(frame("f" + i)));
    }

    @Test
    void frames_go_out_in_order() {
        wire.permits.release(100);
        IntStream.range(0, 8).forEach(i -> outlet.offer(frame("f" + i)));
        await().until(() -> wire.written.size() == 8);

        assertThat(wire.written).containsExactly("f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7");
    }

    @Test
    void what_waits_goes_out_in_one_go() {
        stuckWith(8);
        wire.permits.release(2);

        await().until(() -> wire.written.size() == 8);
        assertThat(wire.written).containsExactly("f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7");
    }

    @Test
    void a_full_queue_is_thrown_away_and_the_socket_closed() {
        stuckWith(1);
        IntStream.range(0, 9).forEach(i -> outlet.offer(frame("x" + i)));
        outlet.offer(frame("too late"));
        wire.permits.release(100);
        await().until(() -> wire.written.size() == 2);

        assertThat(outlet.closing()).isTrue();
        assertThat(wire.written.getFirst()).isEqualTo("f0");
        assertThat(wire.written.getLast()).endsWith("too slow");
    }

    @Test
    void what_is_ephemeral_is_dropped_from_half_on() {
        stuckWith(1);
        IntStream.range(0, 7).forEach(i -> outlet.ephemeral(frame("e" + i)));
        wire.permits.release(100);
        await().until(() -> wire.written.size() == 5);

        assertThat(wire.written).containsExactly("f0", "e0", "e1", "e2", "e3");
    }

    @Test
    void marks_are_merged_from_half_on() {
        stuckWith(5);
        for (long seq : new long[] {3, 9, 7}) {
            var mark = new Progress(HERE, BOB, new Watermarks(seq, seq));
            outlet.mark(mark, frame(mark));
        }
        wire.permits.release(100);
        await().until(() -> wire.written.size() == 6);

        assertThat(wire.written.getLast()).isEqualTo("read 9");
    }

    @Test
    void a_long_answer_waits_and_leaves_room() throws Exception {
        stuckWith(3);
        var answer =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                outlet.put(frame("answer"));
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        await().until(() -> answer.getState() == Thread.State.WAITING);
        wire.permits.release(100);
        answer.join();
        await().until(() -> wire.written.size() == 4);

        assertThat(wire.written).containsExactly("f0", "f1", "f2", "answer");
    }

    @Test
    void nobody_waits_for_a_socket_that_is_gone() throws Exception {
        stuckWith(4);
        var failed = new AtomicInteger();
        var answer =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                outlet.put(frame("answer"));
                            } catch (InterruptedException e) {
                                failed.incrementAndGet();
                            }
                        });
        await().until(() -> answer.getState() == Thread.State.WAITING);

        outlet.end();
        answer.join();

        assertThat(failed).hasValue(1);
        await().until(() -> wire.blocked.get() == 1 && wire.written.isEmpty());
        assertThatThrownBy(() -> outlet.put(frame("more")))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_goodbye_comes_after_what_waits_and_before_nothing() throws Exception {
        stuckWith(2);
        outlet.close(CloseCode.GOING_AWAY, frame("bye"));
        outlet.offer(frame("too late"));
        outlet.close(CloseCode.NORMAL);
        wire.permits.release(100);
        outlet.awaitEnd(10_000);

        assertThat(wire.written).hasSize(4);
        assertThat(wire.written.subList(0, 3)).containsExactly("f0", "f1", "bye");
        assertThat(wire.written.getLast()).endsWith("going away");
    }
}

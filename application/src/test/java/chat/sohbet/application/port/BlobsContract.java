package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// What every adapter of [Blobs] keeps.
public interface BlobsContract {
    BlobKey FIRST = new BlobKey(new UUID(0, 0));

    Blobs blobs();

    static BlobKey key() {
        return new BlobKey(UUID.randomUUID());
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    private BlobKey kept(byte[] bytes) throws IOException {
        var key = key();
        assertThat(blobs().put(key, new ByteArrayInputStream(bytes))).isEqualTo(bytes.length);
        return key;
    }

    private byte[] read(BlobKey key, long from) throws IOException {
        try (var stream = blobs().open(key, from).orElseThrow()) {
            return stream.readAllBytes();
        }
    }

    private List<BlobKey> all(Instant then) {
        var all = new ArrayList<BlobKey>();
        for (var page = blobs().before(then, FIRST, 2);
                !page.isEmpty();
                page = blobs().before(then, page.getLast(), 2)) all.addAll(page);
        return all;
    }

    @Test
    default void what_was_put_is_there() throws IOException {
        var bytes = bytes(300_000);
        assertThat(read(kept(bytes), 0)).isEqualTo(bytes);
        assertThat(read(kept(new byte[0]), 0)).isEmpty();
    }

    @Test
    default void reading_begins_where_it_is_wished() throws IOException {
        var bytes = bytes(100_000);
        var key = kept(bytes);
        assertThat(read(key, 99_990)).hasSize(10).endsWith(bytes[99_999]);
        assertThat(read(key, 100_000)).isEmpty();
    }

    @Test
    default void under_other_keys_there_is_nothing() {
        assertThat(blobs().open(key(), 0)).isEmpty();
        blobs().delete(key());
    }

    @Test
    default void of_what_is_cut_off_nothing_is_left() {
        var key = key();
        var broken =
                new SequenceInputStream(
                        new ByteArrayInputStream(bytes(200_000)),
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("the connection is gone");
                            }
                        });

        assertThatThrownBy(() -> blobs().put(key, broken))
                .isInstanceOf(IOException.class)
                .hasMessage("the connection is gone");

        assertThat(blobs().open(key, 0)).isEmpty();
        assertThat(all(Instant.now().plusSeconds(60))).doesNotContain(key);
    }

    @Test
    default void nobody_sees_a_part() throws IOException {
        var key = key();
        var seen = new ArrayList<Boolean>();
        var looking =
                new InputStream() {
                    private int left = 100_000;

                    @Override
                    public int read() {
                        if (left % 10_000 == 0) seen.add(blobs().open(key, 0).isPresent());
                        if (left == 0) return -1;
                        left--;
                        return 7;
                    }
                };
        assertThat(blobs().put(key, looking)).isEqualTo(100_000);
        assertThat(seen).isNotEmpty().containsOnly(false);
        assertThat(read(key, 0)).hasSize(100_000);
    }

    @Test
    default void what_is_deleted_is_gone_but_for_those_who_read_it() throws IOException {
        var bytes = bytes(300_000);
        var key = kept(bytes);
        try (var reading = blobs().open(key, 0).orElseThrow()) {
            reading.readNBytes(10);
            blobs().delete(key);
            assertThat(blobs().open(key, 0)).isEmpty();
            assertThat(reading.readAllBytes()).hasSize(299_990);
        }
        blobs().delete(key);
    }

    @Test
    default void all_that_is_old_is_found_page_by_page() throws IOException {
        var keys = new ArrayList<BlobKey>();
        for (int i = 0; i < 5; i++) keys.add(kept(bytes(10)));
        assertThat(all(Instant.now().plusSeconds(60))).containsAll(keys).doesNotHaveDuplicates();
        assertThat(all(Instant.now().minusSeconds(60))).doesNotContainAnyElementsOf(keys);
    }

    @Test
    default void sixteen_at_once_do_not_mix() {
        AtOnce.crowd(_ -> {
            try {
                var bytes = bytes(100_000);
                return assertThat(read(kept(bytes), 0)).isEqualTo(bytes);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}

package chat.sohbet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.BlobKey;
import chat.sohbet.application.port.Blobs;
import chat.sohbet.application.port.BlobsContract;
import chat.sohbet.application.port.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsTest implements BlobsContract {
    @TempDir Path folder;

    private Blobs blobs;

    @BeforeEach
    void open() {
        blobs = new FolderBlobs(folder);
    }

    @Override
    public Blobs blobs() {
        return blobs;
    }

    @Test
    void what_was_put_outlives_the_program() throws IOException {
        var key = new BlobKey(UUID.randomUUID());
        blobs.put(key, new ByteArrayInputStream(new byte[] {1, 2, 3}));
        try (var stream = new FolderBlobs(folder).open(key, 1).orElseThrow()) {
            assertThat(stream.readAllBytes()).containsExactly(2, 3);
        }
    }

    @Test
    void what_a_dead_process_left_half_done_goes() throws IOException {
        var half = folder.resolve("new").resolve(UUID.randomUUID().toString());
        Files.write(half, new byte[100]);
        blobs.before(Instant.now().minusSeconds(60), FIRST, 10);
        assertThat(half).exists();
        blobs.before(Instant.now().plusSeconds(60), FIRST, 10);
        assertThat(half).doesNotExist();
    }

    @Test
    void what_somebody_else_put_there_is_not_ours() throws IOException {
        Files.writeString(folder.resolve("00").resolve("README"), "hello");
        assertThat(blobs.before(Instant.now().plusSeconds(60), FIRST, 10)).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_made_is_said() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new FolderBlobs(file)).isInstanceOf(Unavailable.class);
    }
}

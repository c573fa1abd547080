package chat.sohbet.memory;

import chat.sohbet.application.port.BlobKey;
import chat.sohbet.application.port.Blobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/// Blobs that are gone with the program.
public final class MemoryBlobs implements Blobs {
    private final ConcurrentSkipListMap<String, Blob> all = new ConcurrentSkipListMap<>();
    private final Clock clock;

    private record Blob(byte[] bytes, Instant at) {}

    public MemoryBlobs(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long put(BlobKey key, InputStream source) throws IOException {
        var bytes = source.readAllBytes();
        all.put(key.toString(), new Blob(bytes, clock.instant()));
        return bytes.length;
    }

    @Override
    public Optional<InputStream> open(BlobKey key, long from) {
        return Optional.ofNullable(all.get(key.toString()))
                .map(blob -> {
                    int start = (int) Math.min(from, blob.bytes().length);
                    return new ByteArrayInputStream(
                            blob.bytes(), start, blob.bytes().length - start);
                });
    }

    @Override
    public void delete(BlobKey key) {
        all.remove(key.toString());
    }

    @Override
    public List<BlobKey> before(Instant then, BlobKey after, int limit) {
        return all.tailMap(after.toString(), false).entrySet().stream()
                .filter(entry -> entry.getValue().at().isBefore(then))
                .limit(limit)
                .map(entry -> new BlobKey(UUID.fromString(entry.getKey())))
                .toList();
    }
}

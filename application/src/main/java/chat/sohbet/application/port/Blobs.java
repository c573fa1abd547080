package chat.sohbet.application.port;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Large things, as bytes under keys. They come and go as streams and are never held in memory
/// whole. All nodes of a house have the same.
public interface Blobs {
    /// Keeps what `source` holds up to its end and returns how many bytes that were. It is durable
    /// then and not before; nobody ever sees a part of it. Where `source` fails, its exception is
    /// passed on and nothing is left. A key is used once.
    long put(BlobKey key, InputStream source) throws IOException;

    /// The bytes from the `from`th on (0: all of them), to be closed by who asked; empty if there
    /// is nothing under the key. Who reads goes on reading while it is deleted.
    Optional<InputStream> open(BlobKey key, long from);

    /// Deletes it, if it is there.
    void delete(BlobKey key);

    /// Keys of what was put before `then`, `limit` at most, in an order that stays the same, after
    /// `after`; for looking which of them nobody knows any more. What a put left that was cut off
    /// by the end of its process goes on the way.
    List<BlobKey> before(Instant then, BlobKey after, int limit);
}

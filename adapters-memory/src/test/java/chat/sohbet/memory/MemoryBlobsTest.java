package chat.sohbet.memory;

import chat.sohbet.application.port.Blobs;
import chat.sohbet.application.port.BlobsContract;
import java.time.Clock;

class MemoryBlobsTest implements BlobsContract {
    private final Blobs blobs = new MemoryBlobs(Clock.systemUTC());

    @Override
    public Blobs blobs() {
        return blobs;
    }
}

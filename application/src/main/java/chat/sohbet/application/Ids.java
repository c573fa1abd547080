package chat.sohbet.application;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/// Makes ids: UUIDv7 (RFC 9562, section 5.7), 48 bits of time in milliseconds and 74 random bits.
/// Neighbours in time are neighbours in an index; nothing else is to be read from them.
public final class Ids {
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long most = (clock.millis() << 16) | 0x7000 | (random.nextInt() & 0xFFF);
        long least = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new UUID(most, least);
    }
}

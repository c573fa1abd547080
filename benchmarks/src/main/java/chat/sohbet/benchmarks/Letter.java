package chat.sohbet.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.UUID;

/// The message a client sends again and again, written once: only its client id changes, and the
/// time it was sent, which is how its text begins.
final class Letter {
    /// What texts begin with: sixteen digits for the time follow.
    static final byte[] MARK = "\"text\":\"~".getBytes(US_ASCII);

    private static final int DIGITS = 16;

    private final byte[] bytes;
    private final int idAt;
    private final int timeAt;
    private final int readers;
    private long next;

    /// Of `length` characters, for so many who listen; `writer` tells the letters of one client
    /// from those of all others.
    Letter(UUID conversation, int writer, int length, int readers) {
        this.readers = readers;
        var id =
                new UUID(System.currentTimeMillis() << 16 | 0x7000, 1L << 63 | (long) writer << 32);
        var before = "{\"type\":\"send\",\"clientId\":\"" + id + "\",\"conversation\":\"";
        var text = "~" + "0".repeat(DIGITS) + " " + "merhaba ".repeat(1_000);
        var after = conversation + "\",\"text\":\"" + text.substring(0, length);
        bytes = (before + after + "\"}").getBytes(US_ASCII);
        idAt = before.indexOf(id.toString()) + 36;
        timeAt = before.length() + 36 + "\",\"text\":\"~".length();
    }

    int readers() {
        return readers;
    }

    /// The next one, sent at `nanos`; to be copied before the one after it is asked for.
    byte[] at(long nanos) {
        hex(next++, 8, idAt);
        hex(nanos, DIGITS, timeAt + DIGITS);
        return bytes;
    }

    private void hex(long value, int digits, int end) {
        for (int i = 1; i <= digits; i++, value >>>= 4)
            bytes[end - i] = (byte) "0123456789abcdef".charAt((int) value & 15);
    }

    /// When the letter was sent whose mark ends at `at`.
    static long time(Frame frame, int at) {
        long time = 0;
        for (int i = 0; i < DIGITS; i++)
            time = time << 4 | Character.digit(frame.bytes()[at + i], 16);
        return time;
    }
}

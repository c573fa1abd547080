package chat.sohbet.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/// A text that came in, valid while it is being heard: looked through, not parsed.
record Frame(byte[] bytes, int from, int length) {
    private static final byte[] TYPE = "\"type\":\"".getBytes(US_ASCII);

    /// Whether it is of this type.
    boolean is(String type) {
        int at = find(TYPE, from);
        if (at < 0 || at + type.length() >= end()) return false;
        for (int i = 0; i < type.length(); i++) if (bytes[at + i] != type.charAt(i)) return false;
        return bytes[at + type.length()] == '"';
    }

    int end() {
        return from + length;
    }

    /// Where the first `what` from `start` on ends, or -1.
    int find(byte[] what, int start) {
        int last = end() - what.length;
        outer:
        for (int at = start; at <= last; at++) {
            for (int i = 0; i < what.length; i++) if (bytes[at + i] != what[i]) continue outer;
            return at + what.length;
        }
        return -1;
    }

    /// How often `what` is in it.
    int count(byte[] what) {
        int count = 0;
        for (int at = find(what, from); at >= 0; at = find(what, at)) count++;
        return count;
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, UTF_8);
    }
}

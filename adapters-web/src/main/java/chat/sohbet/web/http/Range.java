package chat.sohbet.web.http;

import java.util.Optional;
import java.util.regex.Pattern;

/// A stretch of a file (RFC 9110, 14): from the byte `first` to the byte `last`, both included.
public record Range(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    public long length() {
        return last - first + 1;
    }

    /// What a `Range` header asks of a file of `size` bytes. Several stretches at once, other units
    /// and what can't be understood are not served as such: then the answer is the whole file.
    public static Wish of(String header, long size) {
        var match = ONE.matcher(header.strip());
        if (!match.matches() || match.group(1).isEmpty() && match.group(2).isEmpty())
            return new Wish.Whole();
        if (match.group(1).isEmpty()) return end(Long.parseLong(match.group(2)), size);
        long first = Long.parseLong(match.group(1));
        long last = number(match.group(2)).orElse(Long.MAX_VALUE);
        if (last < first) return new Wish.Whole();
        if (first >= size) return new Wish.Nowhere();
        return new Wish.Part(new Range(first, Math.min(last, size - 1)));
    }

    private static Wish end(long length, long size) {
        if (length == 0 || size == 0) return new Wish.Nowhere();
        return new Wish.Part(new Range(Math.max(0, size - length), size - 1));
    }

    private static Optional<Long> number(String digits) {
        return digits.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(digits));
    }

    /// What of a file is wanted.
    public sealed interface Wish {
        record Whole() implements Wish {}

        record Part(Range range) implements Wish {}

        /// It begins behind the end.
        record Nowhere() implements Wish {}
    }
}

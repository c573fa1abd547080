package chat.sohbet.postgres;

import chat.sohbet.domain.Text;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A Bloom filter of what a page of messages holds: all pieces of its folded texts of one and two
/// characters, and of three where that are letters; signs that are words by themselves, as Chinese
/// ones, have so many pairs that threes would add nothing. Pieces don't go over white space. Who
/// wrote is in it, too.
///
/// A piece of three sets two bits, so that among the two thousand pieces of 64 long messages one
/// that isn't there is taken for one in some percent, and a word of five letters in less than one
/// in a thousand.
final class Grams {
    static final int BITS = 8192;

    /// Bits that are asked for: more would rule out hardly a page.
    static final int ASKED = 16;

    private final byte[] bits = new byte[BITS / 8];

    /// Takes in a text as somebody wrote it.
    void add(String text) {
        var folded = Text.folded(text);
        char before = ' ';
        char beforeThat = ' ';
        for (int at = 0; at < folded.length(); at++) {
            char unit = folded.charAt(at);
            if (space(unit)) unit = ' ';
            else {
                set(one(unit));
                if (before != ' ') {
                    set(two(before, unit));
                    if (beforeThat != ' ' && letters(beforeThat, before, unit)) {
                        long three = three(beforeThat, before, unit);
                        set(low(three));
                        set(high(three));
                    }
                }
            }
            beforeThat = before;
            before = unit;
        }
    }

    void add(UserId author) {
        set(of(author));
    }

    private void set(int bit) {
        bits[bit >> 3] |= (byte) (1 << (bit & 7));
    }

    /// As `decode(…, 'hex')` reads it; bit 0 is the lowest of the first byte, as for `get_bit`.
    String hex() {
        return HexFormat.of().formatHex(bits);
    }

    boolean has(int bit) {
        return (bits[bit >> 3] >> (bit & 7) & 1) == 1;
    }

    /// The bits that a page has in which all the words are, and something by the author: [#ASKED]
    /// of them, some of them perhaps more than once.
    static int[] wanted(Words words, @Nullable UserId author) {
        var wanted = new LinkedHashSet<Integer>();
        if (author != null) wanted.add(of(author));
        for (var word : words.list()) word(word, wanted);
        if (wanted.isEmpty()) return new int[0];
        return spread(List.copyOf(wanted));
    }

    private static void word(String word, Set<Integer> wanted) {
        switch (word.length()) {
            case 1 -> wanted.add(one(word.charAt(0)));
            case 2 -> wanted.add(two(word.charAt(0), word.charAt(1)));
            default -> {
                for (int at = 0; at + 2 < word.length(); at++)
                    three(word.charAt(at), word.charAt(at + 1), word.charAt(at + 2), wanted);
            }
        }
    }

    private static void three(char a, char b, char c, Set<Integer> wanted) {
        if (letters(a, b, c)) {
            wanted.add(low(three(a, b, c)));
            wanted.add(high(three(a, b, c)));
        } else {
            wanted.add(two(a, b));
            wanted.add(two(b, c));
        }
    }

    /// Evenly from all of them, where they are too many.
    private static int[] spread(List<Integer> bits) {
        var asked = new ArrayList<Integer>();
        int count = Math.min(ASKED, bits.size());
        for (int i = 0; i < ASKED; i++)
            asked.add(bits.get(i < count ? i * bits.size() / count : 0));
        return asked.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean space(char unit) {
        return unit <= ' ' || Character.isWhitespace(unit) || Character.isSpaceChar(unit);
    }

    /// Whether none of them is a sign that stands for a word or a syllable.
    private static boolean letters(char a, char b, char c) {
        return !sign(a) && !sign(b) && !sign(c);
    }

    private static boolean sign(char unit) {
        return unit >= '\u2E80' && unit <= '\u9FFF';
    }

    private static int one(char a) {
        return low(mixed(a));
    }

    private static int two(char a, char b) {
        return low(mixed((long) a << 16 | b | 1L << 60));
    }

    private static long three(char a, char b, char c) {
        return mixed((long) a << 32 | (long) b << 16 | c | 2L << 60);
    }

    private static int of(UserId author) {
        var id = author.value();
        return low(mixed(id.getMostSignificantBits() ^ mixed(id.getLeastSignificantBits())));
    }

    private static int low(long mixed) {
        return (int) (mixed & (BITS - 1));
    }

    private static int high(long mixed) {
        return (int) (mixed >>> 32 & (BITS - 1));
    }

    /// The finalizer of MurmurHash3. What is stored depends on it: never to be changed without
    /// gathering everything anew.
    private static long mixed(long key) {
        key = (key ^ key >>> 33) * 0xff51afd7ed558ccdL;
        key = (key ^ key >>> 33) * 0xc4ceb9fe1a85ec53L;
        return key ^ key >>> 33;
    }
}

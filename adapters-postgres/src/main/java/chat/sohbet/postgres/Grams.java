package chat.sohbet.postgres;

import chat.sohbet.application.port.Search;
import chat.sohbet.domain.Text;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.user.UserId;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// A Bloom filter of what a page of messages holds: all pieces of its folded texts of one and two
/// characters, and of three and four where that are letters; signs that are words by themselves, as
/// Chinese ones, have so many pairs that longer pieces would add nothing. Pieces don't go over
/// white space. Who wrote is in it, too.
///
/// Half of the pieces of three that a language has are somewhere in 64 messages, and of those of
/// four few are: they are what rules pages out. A piece sets one bit; of eight thousand pieces,
/// which long messages have, four in ten bits are set, and a word of six letters is wrongly taken
/// for there in one of a hundred pages.
final class Grams {
    static final int BITS = 16_384;

    /// Bits that are asked for: more would rule out hardly a page.
    static final int ASKED = 16;

    static final int LONGEST = 4;

    private final byte[] bits = new byte[BITS / 8];

    /// Takes in a text as somebody wrote it.
    void add(String text) {
        var folded = Text.folded(text);
        for (int end = 1, begin = 0; end <= folded.length(); end++) {
            if (space(folded.charAt(end - 1))) begin = end;
            else
                for (int from = Math.max(begin, end - LONGEST); from < end; from++)
                    piece(folded, from, end, this::set);
        }
    }

    void add(UserId author) {
        set(of(author));
    }

    void add(AttachmentKind kind) {
        set(of(kind));
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

    /// The bits that a page has in which all the words are, something by the author, and something
    /// of the kind: [#ASKED] of them, some of them perhaps more than once, and none if nothing is
    /// wanted.
    static int[] wanted(Search.Wanted search) {
        var wanted = new LinkedHashSet<Integer>();
        if (search.author() != null) wanted.add(of(search.author()));
        if (search.kind() != null) kind(search.kind(), wanted::add);
        for (int length = LONGEST; length > 0; length--)
            for (var word : search.words().list())
                for (int from = 0; from + length <= word.length(); from++)
                    piece(word, from, from + length, wanted::add);
        if (wanted.isEmpty()) return new int[0];
        return asked(List.copyOf(wanted));
    }

    private static void kind(Search.Kind kind, IntConsumer bits) {
        kind.file().ifPresentOrElse(file -> bits.accept(of(file)), () -> piece("http", 0, 4, bits));
    }

    /// The bits of one piece, if it is one that is held.
    private static void piece(String text, int from, int to, IntConsumer bits) {
        int length = to - from;
        boolean letters = letters(text, from, to);
        if (length > 2 && !letters) return;
        long units = 0;
        for (int at = from; at < to; at++) units = units << 16 | text.charAt(at);
        long key = mixed(mixed(units) + length);
        bits.accept(bit(key));
        if (length == 2 && !letters) {
            bits.accept(bit(key >>> 16));
            bits.accept(bit(key >>> 32));
        }
    }

    /// The first [#ASKED] of them, which are the longest and rule out the most, filled up where
    /// they are fewer, so that all ask the same.
    private static int[] asked(List<Integer> bits) {
        return IntStream.range(0, ASKED).map(at -> bits.get(at < bits.size() ? at : 0)).toArray();
    }

    private static boolean space(char unit) {
        return unit <= ' ' || Character.isWhitespace(unit) || Character.isSpaceChar(unit);
    }

    /// Whether none of them is a sign that stands for a word or a syllable.
    private static boolean letters(String word, int from, int to) {
        for (int at = from; at < to; at++) if (sign(word.charAt(at))) return false;
        return true;
    }

    private static boolean sign(char unit) {
        return unit >= '\u2E80' && unit <= '\u9FFF';
    }

    private static int of(UserId author) {
        var id = author.value();
        return bit(mixed(id.getMostSignificantBits() ^ mixed(id.getLeastSignificantBits())));
    }

    private static int of(AttachmentKind kind) {
        return bit(mixed(mixed(kind.ordinal()) + LONGEST + 1));
    }

    private static int bit(long mixed) {
        return (int) (mixed & (BITS - 1));
    }

    /// The finalizer of MurmurHash3. What is stored depends on it: never to be changed without
    /// gathering everything anew.
    private static long mixed(long key) {
        key = (key ^ key >>> 33) * 0xff51afd7ed558ccdL;
        key = (key ^ key >>> 33) * 0xc4ceb9fe1a85ec53L;
        return key ^ key >>> 33;
    }
}

package chat.sohbet.domain.message;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.Text;
import java.util.List;
import java.util.stream.Stream;

/// What somebody looks for: the words they typed, each [folded][Text#folded] and none of them
/// empty. Where words are, they all are, in whatever order and also inside of longer ones: with
/// nobody knowing all languages' rules for where words end, that serves all of them.
public record Words(List<String> list) {
    /// UTF-16 units that somebody may type.
    public static final int MAX = 100;

    /// No words, which are in every text.
    public static final Words NONE = new Words(List.of());

    public Words {
        list = List.copyOf(list);
    }

    public static Words of(String text) {
        if (text.length() > MAX) throw new InvalidValue("query", MAX + " characters at most");
        var folded = Text.folded(Text.wellFormed("query", text));
        return new Words(
                Stream.of(folded.split("[\\p{Z}\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList());
    }

    public boolean none() {
        return list.isEmpty();
    }

    /// Whether all of them are in a text, which is folded here.
    public boolean in(String text) {
        return inFolded(Text.folded(text));
    }

    /// The same for a text that is folded already.
    public boolean inFolded(String folded) {
        return list.stream().allMatch(folded::contains);
    }
}

package chat.sohbet.web.page;

import java.util.ArrayList;
import java.util.UUID;

/// The picture that stands for somebody who has none: initials on one of eight hues. The browser
/// client makes the same ones (`static/js/helpers/faces.js`), and `FaceTest` keeps the two equal.
record Face(int hue, String initials) {
    /// The hue comes from the id, so it stays when a name changes.
    static Face of(UUID id, String name) {
        return new Face(hue(id.toString()), initials(name));
    }

    private static int hue(String id) {
        int sum = 0;
        for (char digit : id.replace("-", "").toCharArray())
            sum = (sum * 31 + Character.digit(digit, 16)) % 65_521;
        return sum % 8 + 1;
    }

    private static String initials(String name) {
        var words = new ArrayList<String>();
        for (var word : name.split("[^\\p{L}\\p{N}]+", -1)) if (!word.isEmpty()) words.add(word);
        if (words.isEmpty()) return "?";
        var first = firstOf(words.getFirst());
        return words.size() == 1 ? first : first + firstOf(words.getLast());
    }

    private static String firstOf(String word) {
        return Character.toString(word.codePointAt(0));
    }
}

package chat.sohbet.web.language;

import java.util.Locale;
import java.util.TreeMap;

/// English that looks foreign: accents on every letter, a third longer, between brackets, and laid
/// out from right to left. Whatever stands on a page without accents isn't said through the
/// catalogue, whatever is cut lacks its bracket, and whatever stands on the wrong side is styled by
/// left and right.
final class Pseudo {
    private static final String PLAIN = "abcdefghijklmnoprstuvwyzACDEGHIKLNORSTUWYZ";
    private static final String ACCENTED = "áƀçðéƒĝĥíĵķļɱñóþŕšţúṽŵýžÁÇÐÉĜĤÍĶĻÑÓŔŠŢÚŴÝŽ";

    private Pseudo() {}

    static Language of(Language english) {
        var catalogue = new TreeMap<String, Phrase>();
        english.catalogue().forEach((key, phrase) -> catalogue.put(key, Phrase.of(text(phrase))));
        return new Language("en-XB", Locale.ENGLISH, true, catalogue);
    }

    private static String text(Phrase phrase) {
        return "⟦"
                + phrase.with(Pseudo::accented)
                + "·".repeat(phrase.toString().length() / 8)
                + "⟧";
    }

    private static String accented(String words) {
        return words.chars()
                .map(letter -> {
                    int at = PLAIN.indexOf(letter);
                    return at < 0 ? letter : ACCENTED.charAt(at);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

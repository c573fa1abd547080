package chat.sohbet.web.export;

import java.text.Normalizer;

/// Names within the archive that lead nowhere and that every system can write.
final class SafeName {
    private static final int MAX = 60;

    private SafeName() {}

    /// Of letters, digits, `.`, `-` and `_` of ASCII, without a dot at either end; perhaps nothing.
    static String of(String text) {
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^A-Za-z0-9._-]+", "_");
        var bare = plain.replaceAll("\\.{2,}", ".").replaceAll("^[._-]+|[._-]+$", "");
        return bare.length() <= MAX ? bare : shortened(bare);
    }

    private static String shortened(String bare) {
        int dot = bare.lastIndexOf('.');
        var ending = dot > 0 && bare.length() - dot <= 10 ? bare.substring(dot) : "";
        return bare.substring(0, MAX - ending.length()) + ending;
    }
}

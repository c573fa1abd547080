package chat.sohbet.memory;

import chat.sohbet.application.port.Names;
import chat.sohbet.domain.user.Username;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The rules for names as far as the JDK alone can keep them: compatibility forms and case are
/// folded, and the letters that are most often taken for Latin ones are known. A house that
/// strangers may enter wants all of Unicode's confusables (UTS #39).
public final class MemoryNames implements Names {
    private static final Map<Integer, String> LOOKS = looks();

    private static Map<Integer, String> looks() {
        var looks = new HashMap<Integer, String>();
        // Pairs of a sign and the Latin letter it looks like: Cyrillic, Greek, digits, Turkish.
        var pairs = "аaсcеeһhіiјjоoрpѕsуyхxԁdԛqԝwьbгrпnԍg" + "αaοoρpνvιiγyςσ" + "1l0o" + "ıi";
        for (int at = 0; at < pairs.length(); at += 2)
            looks.put((int) pairs.charAt(at), pairs.substring(at + 1, at + 2));
        looks.put((int) 'm', "rn");
        looks.put((int) 'w', "vv");
        looks.put((int) 'ԝ', "vv");
        return Map.copyOf(looks);
    }

    @Override
    public Keys keys(Username username) {
        var canonical = canonical(username.text());
        return new Keys(canonical, skeleton(canonical));
    }

    private static String canonical(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static String skeleton(String canonical) {
        var skeleton = new StringBuilder();
        Normalizer.normalize(canonical, Normalizer.Form.NFD)
                .codePoints()
                .forEach(point ->
                        skeleton.append(LOOKS.getOrDefault(point, Character.toString(point))));
        // An i has its dot already.
        return skeleton.toString().replace("i\u0307", "i");
    }
}

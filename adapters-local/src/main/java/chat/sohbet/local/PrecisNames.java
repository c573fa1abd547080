package chat.sohbet.local;

import chat.sohbet.application.port.Names;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.Username;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.util.regex.Pattern;
import rocks.xmpp.precis.PrecisProfiles;

/// Names by the rules of the internet: PRECIS UsernameCaseMapped (RFC 8265, section 3.3) says which
/// are one name, the confusable skeleton of Unicode (UTS 39, section 4) which look like one.
///
/// Neither knows a language, so four letters are mapped here that lower-casing treats by language
/// or by position: somebody who registers as IŞIL, İREM or ΝΙΚΟΣ.Π also signs in as ışıl, irem or
/// νικος.π. Such names couldn't have belonged to different people anyway; they look alike.
public final class PrecisNames implements Names {
    private static final Pattern DOT_ON_A_DOT = Pattern.compile("(?<=[ij])\u0307");

    private final SpoofChecker looks = new SpoofChecker.Builder().build();

    @Override
    public Keys keys(Username username) {
        var canonical = canonical(username);
        return new Keys(canonical, skeleton(canonical));
    }

    private static String canonical(Username username) {
        try {
            return PrecisProfiles.USERNAME_CASE_MAPPED
                    .enforce(username.text().replace('İ', 'i'))
                    .replace('ı', 'i')
                    .replace('ς', 'σ');
        } catch (IllegalArgumentException forbidden) {
            throw new InvalidValue(
                    "username", "made of letters and digits that are safe in a name (RFC 8265)");
        }
    }

    /// A skeleton may hold capitals, 0 looks like O: it is folded and reduced once more, so that
    /// user10 and userlo meet.
    private String skeleton(String canonical) {
        return look(look(canonical));
    }

    private String look(String name) {
        var skeleton = looks.getSkeleton(UCharacter.foldCase(name, true));
        return DOT_ON_A_DOT.matcher(skeleton).replaceAll("");
    }
}

package chat.sohbet.web.page;

import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.user.User;
import chat.sohbet.web.api.Api;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What stands for somebody: the address of the picture they show, or initials on one of eight
/// hues. The browser client makes the same ones (`static/js/helpers/faces.js`), and `FaceTest`
/// keeps the two equal.
record Face(int hue, String initials, @Nullable String picture) {
    Face(int hue, String initials) {
        this(hue, initials, null);
    }

    static Face of(User user) {
        return of(user.id().value(), user.displayName().text()).with(user.picture());
    }

    /// The same behind a picture, if there is one.
    Face with(Optional<AttachmentId> shown) {
        return shown.map(id ->
                        new Face(hue, initials, Api.ROOT + "/attachments/" + id + "/thumbnail"))
                .orElse(this);
    }

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

package chat.sohbet.web.page;

import java.util.regex.Pattern;

/// Where somebody wanted to go when they were shown the door: an invite, or else their chats. Any
/// other address is not followed, so that a link can't lead who logs in astray.
record Return(String path) {
    private static final Pattern INVITE = Pattern.compile("/invite/[A-Za-z0-9_-]{22}");

    static Return to(String path) {
        return new Return(INVITE.matcher(path).matches() ? path : "/");
    }

    /// The secret of the invite; empty if it is none.
    String invite() {
        return path.equals("/") ? "" : path.substring("/invite/".length());
    }

    /// For an address of a door.
    String query() {
        return path.equals("/") ? "" : "?next=" + Address.encoded(path);
    }
}

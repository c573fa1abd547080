package chat.sohbet.web.json;

import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// How people, their sessions and how far they have come look on the wire: ids are strings, times
/// are RFC 3339 in UTC, what is absent is left out. An e-mail address appears in [#account] alone.
public final class PersonJson {
    private PersonJson() {}

    public static ObjectNode user(User user) {
        var node =
                Json.object()
                        .put("id", user.id().toString())
                        .put("username", user.username().text())
                        .put("displayName", user.displayName().text());
        if (!user.about().text().isEmpty()) node.put("about", user.about().text());
        user.picture().ifPresent(picture -> node.put("avatar", picture.toString()));
        if (user.deleted()) node.put("deleted", true);
        return node;
    }

    /// For its owner only.
    public static ObjectNode account(Account account, Privacy privacy) {
        var node =
                user(account.user())
                        .put("email", account.email().text())
                        .put("registeredAt", account.user().registeredAt().toString());
        node.set(
                "privacy",
                Json.object()
                        .put("lastSeen", who(privacy.lastSeen()))
                        .put("readMarks", who(privacy.readMarks()))
                        .put("picture", who(privacy.picture())));
        return node;
    }

    private static String who(boolean everybody) {
        return everybody ? "everybody" : "nobody";
    }

    /// For its owner only.
    public static ObjectNode session(Session session, SessionId current) {
        return Json.object()
                .put("id", session.id().toString())
                .put("device", session.device().text())
                .put("openedAt", session.openedAt().toString())
                .put("usedAt", session.usedAt().toString())
                .put("expiresAt", session.expiresAt().toString())
                .put("current", session.id().equals(current));
    }

    public static ObjectNode watermarks(Watermarks marks) {
        return Json.object().put("delivered", marks.delivered()).put("read", marks.read());
    }

    /// Whether the message `seq` has reached somebody, and whether they have read it.
    public static ObjectNode receipt(UserId user, long seq, Watermarks marks) {
        return Json.object()
                .put("user", user.toString())
                .put("delivered", marks.delivered() >= seq)
                .put("read", marks.read() >= seq);
    }
}

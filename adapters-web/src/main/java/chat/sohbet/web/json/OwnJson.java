package chat.sohbet.web.json;

import chat.sohbet.application.port.News;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// How looks on the wire what somebody arranged for themselves; written as in [PersonJson].
public final class OwnJson {
    private OwnJson() {}

    /// What somebody arranged for themselves, as the socket's `self` and HTTP tell it.
    public static ObjectNode self(News.Self self) {
        var node = Json.object().put("after", self.after()).put("version", self.version());
        node.set("conversations", Json.array(self.preferences(), OwnJson::preference));
        if (!self.notes().isEmpty()) node.set("messages", Json.array(self.notes(), OwnJson::note));
        return node;
    }

    public static ObjectNode preference(Preference preference) {
        var node = Json.object().put("conversation", preference.conversation().toString());
        if (preference.mutedUntil().isAfter(Instant.EPOCH))
            node.put("mutedUntil", preference.mutedUntil().toString());
        if (preference.cleared() > 0) node.put("cleared", preference.cleared());
        if (preference.removed()) node.put("removed", true);
        return node.put("archived", preference.archived())
                .put("pinned", preference.pinned())
                .put("unread", preference.unread())
                .put("draft", preference.draft())
                .put("version", preference.version());
    }

    public static ObjectNode note(Note note) {
        return Json.object()
                .put("conversation", note.conversation().toString())
                .put("seq", note.seq())
                .put("starred", note.starred())
                .put("hidden", note.hidden())
                .put("version", note.version());
    }
}

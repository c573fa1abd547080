package chat.sohbet.web.json;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Invitation;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// How conversations look on the wire, and what changes in them; written as in [PersonJson].
public final class ConversationJson {
    private ConversationJson() {}

    /// A row of `viewer`'s conversation list. The title of a direct conversation is the other's
    /// name.
    public static ObjectNode head(Head head, UserId viewer) {
        var node =
                Json.object()
                        .put("id", head.id().toString())
                        .put("kind", head.kind().name().toLowerCase(Locale.ROOT))
                        .put("title", title(head, viewer));
        head.properties()
                .map(properties -> properties.description().text())
                .filter(description -> !description.isEmpty())
                .ifPresent(description -> node.put("description", description));
        head.properties()
                .flatMap(Properties::picture)
                .ifPresent(picture -> node.put("picture", picture.toString()));
        if (!head.members().isEmpty())
            node.set("members", Json.array(head.members(), PersonJson::user));
        if (!head.active()) node.put("active", false);
        node.put("seq", head.seq()).put("version", head.version()).put("unread", head.unread());
        if (head.mentioned() > 0) node.put("mentioned", head.mentioned());
        node.set("mine", PersonJson.watermarks(head.mine()));
        node.set("others", PersonJson.watermarks(head.others()));
        head.lastMessage().ifPresent(last -> node.set("lastMessage", MessageJson.preview(last)));
        if (!head.pins().isEmpty()) {
            var pins = node.putArray("pins");
            head.pins().forEach(pins::add);
        }
        if (head.preference().version() > 0)
            node.set("self", OwnJson.preference(head.preference()));
        if (head.lifetime() != Lifetime.FOREVER) node.put("lifetime", head.lifetime().seconds());
        return node.put("activity", head.activity().toString());
    }

    private static String title(Head head, UserId viewer) {
        return head.properties()
                .map(properties -> properties.title().text())
                .orElseGet(() ->
                        head.members().stream()
                                .filter(member -> !member.id().equals(viewer))
                                .findFirst()
                                .map(other -> other.displayName().text())
                                .orElse(""));
    }

    /// What changed, as the socket's `changes` and HTTP answer it.
    public static ObjectNode change(Change change) {
        var node =
                Json.object()
                        .put("conversation", change.conversation().toString())
                        .put("after", change.after())
                        .put("version", change.version())
                        .put("seq", change.seq());
        node.set("messages", Json.array(change.messages(), MessageJson::message));
        if (!change.members().isEmpty())
            node.set("members", Json.array(change.members(), ConversationJson::member));
        change.properties().ifPresent(properties -> node.set("properties", properties(properties)));
        change.lifetime().ifPresent(lifetime -> node.put("lifetime", lifetime.seconds()));
        return node;
    }

    /// In place of a change that is too large: drop what you hold since `after`.
    public static ObjectNode reset(Resync.Reset reset, long after) {
        var node =
                Json.object()
                        .put("conversation", reset.conversation().toString())
                        .put("after", after)
                        .put("version", reset.version())
                        .put("seq", reset.seq());
        node.putArray("messages");
        return node.put("reset", true);
    }

    private static ObjectNode member(Member member) {
        return Json.object()
                .put("user", member.user().toString())
                .put("role", member.role().name().toLowerCase(Locale.ROOT))
                .put("active", member.active())
                .put("version", member.version());
    }

    /// A member with their names, as HTTP lists them.
    public static ObjectNode member(Member member, User user) {
        return PersonJson.user(user)
                .put("role", member.role().name().toLowerCase(Locale.ROOT))
                .put("active", member.active())
                .put("version", member.version());
    }

    /// What somebody sees who is invited; the group's id is for its members.
    public static ObjectNode invitation(Invitation invitation, boolean member) {
        var properties = invitation.properties();
        var node = Json.object().put("title", properties.title().text());
        if (!properties.description().text().isEmpty())
            node.put("description", properties.description().text());
        node.put("members", invitation.members());
        properties.picture().ifPresent(picture -> node.put("picture", picture.toString()));
        if (member) node.put("conversation", invitation.group().toString());
        return node;
    }

    private static ObjectNode properties(Properties properties) {
        var node =
                Json.object()
                        .put("title", properties.title().text())
                        .put("description", properties.description().text())
                        .put("version", properties.version());
        properties.picture().ifPresent(picture -> node.put("picture", picture.toString()));
        return node;
    }
}

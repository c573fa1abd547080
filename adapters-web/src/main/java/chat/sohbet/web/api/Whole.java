package chat.sohbet.web.api;

import static java.util.Objects.requireNonNull;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.user.User;
import chat.sohbet.web.json.ConversationJson;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.security.Me;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A conversation with its people, for whoever asks for one; lists do without.
final class Whole {
    private Whole() {}

    /// A row of my list, and of a group its members of now, if I am one of them. Throws the
    /// [Problem][chat.sohbet.web.json.Problem] that there is none for me.
    static ObjectNode conversation(Chat chat, Me me, ConversationId id) {
        var head = chat.head(me.user(), id).orElseThrow(Named::noConversation);
        var node = ConversationJson.head(head, me.user());
        if (head.kind() == Kind.GROUP) {
            var members = chat.members(me.user(), id).stream().filter(Member::active).toList();
            if (!members.isEmpty()) node.set("members", members(chat, me, members));
        }
        return node;
    }

    /// Members with their names, in order of username.
    static ArrayNode members(Chat chat, Me me, Collection<Member> members) {
        var byId = members.stream().collect(Collectors.toMap(Member::user, Function.identity()));
        var users =
                chat.accounts().users(me.user(), byId.keySet()).stream()
                        .sorted(Comparator.comparing((User user) -> user.username().text()))
                        .toList();
        return Json.array(
                users, user -> ConversationJson.member(requireNonNull(byId.get(user.id())), user));
    }
}

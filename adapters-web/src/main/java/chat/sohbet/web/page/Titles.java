package chat.sohbet.web.page;

import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.language.Saying;
import java.util.Optional;

/// What a conversation is called and by which face it is known: a group by its own, two people by
/// the other's.
final class Titles {
    private Titles() {}

    static String name(UserId me, Head head) {
        return head.properties()
                .map(properties -> properties.title().text())
                .or(() -> other(me, head).map(user -> user.displayName().text()))
                .orElse("");
    }

    /// The same, in the reader's language where nobody has a name any more.
    static Saying named(UserId me, Head head) {
        return other(me, head).map(PersonRow::called).orElseGet(() -> Saying.plain(name(me, head)));
    }

    static Face face(UserId me, Head head) {
        return other(me, head)
                .map(Face::of)
                .orElseGet(() ->
                        Face.of(head.id().value(), name(me, head))
                                .with(head.properties().flatMap(Properties::picture)));
    }

    static Optional<User> other(UserId me, Head head) {
        return head.members().stream().filter(user -> !user.id().equals(me)).findFirst();
    }
}

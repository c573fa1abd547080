package chat.sohbet.web.page;

import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.language.Saying;

/// A message that was starred or found, or a chat that was found: where it is, in which chat it
/// stands, who wrote it where that needs saying, and how it begins.
record StarRow(
        String path, Saying name, Face face, Saying who, Saying text, String at, Saying time) {
    static StarRow blank() {
        return new StarRow(
                "",
                Saying.NOTHING,
                new Face(1, ""),
                Saying.NOTHING,
                Saying.NOTHING,
                "",
                Saying.NOTHING);
    }

    static StarRow of(UserId me, Head head, Message message, People people, Times times) {
        return new StarRow(
                "/chat/" + head.id() + "/at/" + message.seq(),
                Titles.named(me, head),
                Titles.face(me, head),
                who(me, head, message, people),
                Preview.of(me, message, people),
                message.at().toString(),
                times.when(message.at()));
    }

    private static Saying who(UserId me, Head head, Message message, People people) {
        if (message.author().equals(me)) return Saying.of("stars.mine");
        return head.kind() == Kind.GROUP
                ? Saying.of("row.who", "name", people.name(message.author()))
                : Saying.NOTHING;
    }
}

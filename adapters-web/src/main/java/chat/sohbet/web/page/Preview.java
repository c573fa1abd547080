package chat.sohbet.web.page;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.language.Saying;

/// A message in a line, as lists show it.
final class Preview {
    private Preview() {}

    static Saying who(UserId me, Head head, Message message, People people) {
        boolean named =
                head.kind() == Kind.GROUP
                        && !message.author().equals(me)
                        && !(message.content() instanceof Content.Happened);
        return named ? Saying.of("row.who", "name", people.name(message.author())) : Saying.NOTHING;
    }

    static Saying of(UserId me, Message message, People people) {
        return switch (message.content()) {
            case Content.Written written -> written(written);
            case Content.Deleted _ ->
                    message.author().equals(me)
                            ? Saying.of("deleted.mine")
                            : Saying.of("deleted.theirs");
            case Content.Happened happened -> Told.of(message, happened.event(), people);
        };
    }

    /// What was written, as it fits a line.
    static Saying written(Content.Written written) {
        var text = Markup.unmarked(beginning(written.body().text()));
        var files = written.writing().attachments();
        return files.isEmpty() ? Saying.plain(text) : carrying(files.getFirst(), text);
    }

    /// What somebody wrote to a file, or what it is, behind a sign of its kind.
    private static Saying carrying(Attachment file, String text) {
        return switch (file.kind()) {
            case IMAGE -> signed("\ud83d\udcf7 ", text, Saying.of("file.photo"));
            case VIDEO -> signed("\ud83c\udfac ", text, Saying.of("file.video"));
            case AUDIO -> signed("\ud83c\udfb5 ", text, Saying.of("file.sound"));
            case VOICE -> signed("\ud83c\udfa4 ", text, Saying.of("file.voice"));
            case DOCUMENT -> signed("\ud83d\udcce ", text, Saying.plain(file.name().text()));
        };
    }

    private static Saying signed(String sign, String text, Saying otherwise) {
        return language -> sign + (text.isEmpty() ? otherwise.in(language) : text);
    }

    static String beginning(String text) {
        return text.codePoints()
                .limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

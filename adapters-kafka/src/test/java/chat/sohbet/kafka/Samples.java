package chat.sohbet.kafka;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Scene;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.attachment.Peaks;
import chat.sohbet.domain.attachment.Pixels;
import chat.sohbet.domain.attachment.Recording;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Reaction;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

/// News with everything in them that news can have.
final class Samples {
    static final ConversationId CONVERSATION =
            new ConversationId(UUID.fromString("0199d3a0-0000-7000-8000-000000000001"));
    static final UserId ADA = new UserId(UUID.fromString("0199d3a0-0000-7000-8000-00000000000a"));
    static final UserId BEN = new UserId(UUID.fromString("0199d3a0-0000-7000-8000-00000000000b"));
    static final Instant AT = Instant.parse("2026-11-05T10:15:30.123456Z");

    private Samples() {}

    /// A change of as many long messages as it takes.
    static News.Changed large(ConversationId conversation, int bytes) {
        var messages =
                LongStream.rangeClosed(1, bytes / Body.MAX + 1)
                        .mapToObj(seq -> written(seq, "x".repeat(Body.MAX)))
                        .toList();
        int last = messages.size();
        return changed(
                new Change(conversation, 0, last, last, messages, List.of(), null), Set.of());
    }

    private static Message written(long seq, String text) {
        var draft = new Draft(Scene.clientId(), ADA, new Body(text));
        return Message.written(seq, seq, draft, AT, null);
    }

    private static News.Changed changed(Change change, Set<UserId> blind) {
        return new News.Changed(change, Set.of(ADA, BEN), blind);
    }

    static List<News> all() {
        return List.of(
                changed(messages(), Set.of()),
                changed(group(), Set.of(Scene.userId())),
                new News.Moved(CONVERSATION, 41),
                new News.Joined(
                        new User(
                                ADA,
                                new Username("ada"),
                                new DisplayName("Ünal <b> 😀"),
                                new About("At sea"),
                                AT)),
                new News.Ended(new SessionId(UUID.randomUUID())),
                new News.Marked(new Mark(CONVERSATION, ADA, new Watermarks(9, 8)), Set.of(BEN)),
                new News.Merged(
                        CONVERSATION, Map.of(ADA, new Watermarks(3, 1), BEN, Watermarks.NONE)),
                new News.Typing(CONVERSATION, ADA, true, AT, Set.of(BEN)),
                new News.Present(new Presence(ADA, true, null)),
                new News.Present(new Presence(BEN, false, AT)),
                new News.Self(
                        ADA,
                        5,
                        7,
                        List.of(preference()),
                        List.of(Note.none(CONVERSATION, 9).hide().at(6))));
    }

    private static Change messages() {
        var hidden =
                Message.written(
                        1,
                        1,
                        new Draft(Scene.clientId(), ADA, new Body("\u202e\"hi\"\n😀")),
                        AT,
                        BEN);
        var withoutClient = written(2, "as others see it").seenBy(BEN);
        var edited = written(3, "first").edited(new Body("second"), 12);
        var reacted =
                edited.reacted(ADA, new Emoji("👍🏽"), 13).reacted(BEN, new Emoji("🏳️‍🌈"), 14);
        var deleted = written(4, "gone").deleted(15);
        return new Change(
                CONVERSATION,
                0,
                15,
                4,
                List.of(hidden, withoutClient, edited, reacted, deleted),
                List.of(),
                null);
    }

    private static Change group() {
        var messages =
                List.of(Event.What.values()).stream()
                        .map(what ->
                                Message.happened(
                                        what.ordinal() + 1,
                                        20,
                                        ADA,
                                        new Event(what, List.of(BEN), "Title"),
                                        AT))
                        .toList();
        var members =
                List.of(
                        new Member(ADA, Role.ADMIN, Spans.ALL, 20),
                        new Member(
                                BEN,
                                Role.MEMBER,
                                new Spans(List.of(new Spans.Span(1, 3), new Spans.Span(5, 9))),
                                19));
        return new Change(
                CONVERSATION,
                19,
                20,
                9,
                messages,
                members,
                new Properties(
                        new Title("Family"),
                        Description.NONE,
                        new AttachmentId(UUID.randomUUID()),
                        20));
    }

    private static Preference preference() {
        return Preference.none(CONVERSATION)
                .muted(Preference.ALWAYS)
                .archived(true)
                .pinned(true)
                .unread(true)
                .cleared(8)
                .draft(" a draft, not stripped ")
                .at(7);
    }

    /// A change of one written message.
    private static final List<Attachment> FILES =
            List.of(
                    new Attachment(
                            new AttachmentId(new UUID(1, 2)),
                            AttachmentKind.IMAGE,
                            "image/png",
                            new FileName("çay \ud83e\udd6f.png"),
                            1234,
                            new Pixels(640, 480),
                            null,
                            true),
                    new Attachment(
                            new AttachmentId(new UUID(3, 4)),
                            AttachmentKind.VOICE,
                            "audio/webm",
                            new FileName("voice.webm"),
                            5,
                            null,
                            new Recording(Duration.ofMillis(4321), new Peaks("09af")),
                            false));

    static News.Changed hello() {
        var message =
                new Message(
                        7,
                        9,
                        ADA,
                        null,
                        AT,
                        new Content.Written(
                                new Writing(new Body("Hello"), 3, List.of(BEN, ADA), true, FILES),
                                false,
                                true),
                        List.of(new Reaction(ADA, new Emoji("👍"))),
                        null,
                        AT.plusSeconds(86_400));
        return new News.Changed(
                new Change(CONVERSATION, 8, 9, 7, List.of(message), List.of(), null),
                Set.of(BEN),
                Set.of());
    }
}

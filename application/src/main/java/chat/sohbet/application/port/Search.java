package chat.sohbet.application.port;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what was said. Everybody finds what they may see and nothing else: their spans are obeyed,
/// and what is hidden from them or deleted isn't there, from the moment at which it was.
public interface Search {
    /// Up to `limit` messages that people wrote and `viewer` may see, newest first (ties by
    /// conversation and number, descending), beginning after `before`. A text that was written or
    /// changed is found by it after the next [#index] at the latest.
    ///
    /// May answer fewer than there are, even none, where finding them would take long; then
    /// [Found#next] goes on from where it stopped.
    Found messages(UserId viewer, Wanted wanted, Place before, int limit);

    /// Up to `limit` conversations of the viewer's list, newest activity first, whose title holds
    /// the words; of direct ones, the other's names.
    List<Head> conversations(UserId viewer, Words words, int limit);

    /// Takes in some of what was written, on whichever node; true if there is more to be taken in.
    /// Of several who call it at once one works, and the others are answered false.
    boolean index();

    /// Messages that hold `words`, in their text or in the names of their files; of one
    /// conversation, of one author, of one kind, where that is given.
    record Wanted(
            Words words,
            @Nullable ConversationId conversation,
            @Nullable UserId author,
            @Nullable Kind kind) {
        public static Wanted of(Words words) {
            return new Wanted(words, null, null, null);
        }

        public Wanted in(ConversationId conversation) {
            return new Wanted(words, conversation, author, kind);
        }

        public Wanted by(UserId author) {
            return new Wanted(words, conversation, author, kind);
        }

        public Wanted of(Kind kind) {
            return new Wanted(words, conversation, author, kind);
        }

        /// Whether a message that its reader may see is one of these, wherever it stands.
        public boolean matches(Message message) {
            return (author == null || author.equals(message.author()))
                    && message.writing().map(this::matches).orElse(false);
        }

        private boolean matches(Writing writing) {
            return matches(writing.body().text(), writing.attachments());
        }

        /// Whether what somebody wrote is, by its text and by the files it carries.
        public boolean matches(String text, List<Attachment> files) {
            return (kind == null || kind.is(text, files)) && words.in(searched(text, files));
        }

        private static String searched(String text, List<Attachment> files) {
            if (files.isEmpty()) return text;
            return Stream.concat(Stream.of(text), files.stream().map(file -> file.name().text()))
                    .collect(Collectors.joining("\n"));
        }
    }

    /// Of what kind a message may be: it holds the address of a page, or carries such a file.
    enum Kind {
        LINK,
        IMAGE,
        VIDEO,
        AUDIO,
        VOICE,
        DOCUMENT;

        /// The files that make a message one of these; none for links.
        public Optional<AttachmentKind> file() {
            return switch (this) {
                case LINK -> Optional.empty();
                case IMAGE -> Optional.of(AttachmentKind.IMAGE);
                case VIDEO -> Optional.of(AttachmentKind.VIDEO);
                case AUDIO -> Optional.of(AttachmentKind.AUDIO);
                case VOICE -> Optional.of(AttachmentKind.VOICE);
                case DOCUMENT -> Optional.of(AttachmentKind.DOCUMENT);
            };
        }

        boolean is(String text, List<Attachment> files) {
            return file().map(kind -> files.stream().anyMatch(file -> file.kind() == kind))
                    .orElseGet(() -> text.contains("http://") || text.contains("https://"));
        }
    }

    /// `next` is there if there may be more.
    record Found(List<Hit> hits, @Nullable Place following) {
        public Found {
            hits = List.copyOf(hits);
        }

        public Optional<Place> next() {
            return Optional.ofNullable(following);
        }
    }

    /// A message as the viewer gets it, and where it stands.
    record Hit(ConversationId conversation, Message message) {
        public Place place() {
            return new Place(message.at(), conversation, message.seq());
        }
    }

    /// A place among all messages, by which they are ordered: the newest is the greatest.
    record Place(Instant at, ConversationId conversation, long seq) implements Comparable<Place> {
        /// Before everything.
        public static final Place TOP =
                new Place(
                        Instant.parse("9999-12-31T23:59:59Z"),
                        new ConversationId(new UUID(-1, -1)),
                        Long.MAX_VALUE);

        /// Ids as unsigned numbers, the way they are written.
        @Override
        public int compareTo(Place other) {
            int byTime = at.compareTo(other.at);
            if (byTime != 0) return byTime;
            int byId = conversation.toString().compareTo(other.conversation.toString());
            return byId != 0 ? byId : Long.compare(seq, other.seq);
        }
    }
}

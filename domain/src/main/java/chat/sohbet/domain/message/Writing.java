package chat.sohbet.domain.message;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.user.UserId;
import java.util.List;

/// What somebody puts into a message: words, files or both.
///
/// `replyTo` is the message of the same conversation that it answers, 0 where it answers none: a
/// reference and never a copy, so that a quote shows only what its reader may see. `mentions` are
/// the members it calls by name, each once, at most [#MAX_MENTIONS]. `forwarded` says that it was
/// written elsewhere and passed on. `attachments` are the files it carries, each once, at most
/// [Attachment#MAX_EACH].
public record Writing(
        Body body,
        long replyTo,
        List<UserId> mentions,
        boolean forwarded,
        List<Attachment> attachments) {
    public static final int MAX_MENTIONS = 50;

    public Writing {
        if (replyTo < 0) throw new InvalidValue("replyTo", "a message number, 1 or more");
        mentions = mentions.stream().distinct().toList();
        if (mentions.size() > MAX_MENTIONS)
            throw new InvalidValue("mentions", MAX_MENTIONS + " people at most");
        attachments = List.copyOf(attachments);
    }

    /// What carries nothing.
    public Writing(Body body, long replyTo, List<UserId> mentions, boolean forwarded) {
        this(body, replyTo, mentions, forwarded, List.of());
    }

    /// Words and nothing else.
    public static Writing of(Body body) {
        return new Writing(body, 0, List.of(), false);
    }

    public boolean isReply() {
        return replyTo > 0;
    }

    public Writing replyingTo(long seq) {
        return new Writing(body, seq, mentions, forwarded, attachments);
    }

    public Writing mentioning(List<UserId> users) {
        return new Writing(body, replyTo, users, forwarded, attachments);
    }

    public Writing carrying(List<Attachment> files) {
        return new Writing(body, replyTo, mentions, forwarded, files);
    }

    /// The same with another text.
    public Writing with(Body other) {
        return new Writing(other, replyTo, mentions, forwarded, attachments);
    }

    /// As it is passed on to another conversation: what it answered and whom it called stays
    /// behind.
    public Writing passedOn() {
        return new Writing(body, 0, List.of(), true, attachments);
    }
}

package chat.sohbet.domain.message;

import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message as its conversation keeps it. `seq` orders it among the others, without a hole;
/// `version` is the conversation's at its last change; `at` is the database's clock and never
/// decreases within a conversation. `reactions` stand in the order in which they were first given.
/// `hiddenFrom` is who had blocked the author when it was sent: for them it does not exist.
/// `expires` is when it ends for everybody, null where it doesn't: from then on nobody sees it.
public record Message(
        long seq,
        long version,
        UserId author,
        @Nullable ClientId ownClientId,
        Instant at,
        Content content,
        List<Reaction> reactions,
        @Nullable UserId hiddenFrom,
        @Nullable Instant expires) {
    public Message {
        reactions = List.copyOf(reactions);
    }

    /// A message that doesn't end.
    public Message(
            long seq,
            long version,
            UserId author,
            @Nullable ClientId ownClientId,
            Instant at,
            Content content,
            List<Reaction> reactions,
            @Nullable UserId hiddenFrom) {
        this(seq, version, author, ownClientId, at, content, reactions, hiddenFrom, null);
    }

    /// A message somebody has just written, and that stays.
    public static Message written(
            long seq, long version, Draft draft, Instant at, @Nullable UserId hiddenFrom) {
        return written(seq, version, draft, at, hiddenFrom, Lifetime.FOREVER);
    }

    /// A message somebody has just written.
    public static Message written(
            long seq,
            long version,
            Draft draft,
            Instant at,
            @Nullable UserId hiddenFrom,
            Lifetime lifetime) {
        var content = new Content.Written(draft.writing(), false, false);
        return new Message(
                seq,
                version,
                draft.author(),
                draft.clientId(),
                at,
                content,
                List.of(),
                hiddenFrom,
                lifetime.from(at).orElse(null));
    }

    /// A message that tells what `actor` did.
    public static Message happened(long seq, long version, UserId actor, Event event, Instant at) {
        return happened(seq, version, actor, event, at, null);
    }

    /// The same, where who has blocked `actor` doesn't learn of it.
    public static Message happened(
            long seq,
            long version,
            UserId actor,
            Event event,
            Instant at,
            @Nullable UserId hiddenFrom) {
        return new Message(
                seq, version, actor, null, at, new Content.Happened(event), List.of(), hiddenFrom);
    }

    /// What the author's client called it; absent for everybody else.
    public Optional<ClientId> clientId() {
        return Optional.ofNullable(ownClientId);
    }

    /// What its author wrote, if that is (still) to be read here.
    public Optional<Writing> writing() {
        return content instanceof Content.Written written
                ? Optional.of(written.writing())
                : Optional.empty();
    }

    /// The text of what its author wrote.
    public Optional<Body> body() {
        return writing().map(Writing::body);
    }

    /// The lifetime that it says holds from now on.
    public Optional<Lifetime> lifetime() {
        return content instanceof Content.Happened(var event) ? event.lifetime() : Optional.empty();
    }

    public boolean hiddenFrom(UserId viewer) {
        return viewer.equals(hiddenFrom);
    }

    /// The message as `viewer`, who may see it, gets it: only its author learns the client's id,
    /// and that somebody has blocked them not even they.
    public Message seenBy(UserId viewer) {
        var id = author.equals(viewer) ? ownClientId : null;
        return new Message(seq, version, author, id, at, content, reactions, null, expires);
    }

    /// What its author wrote with another text, at the conversation's next version.
    public Message edited(Body body, long version) {
        var writing = writing().orElseThrow().with(body);
        return with(new Content.Written(writing, true, pinned()), reactions, version);
    }

    /// The message held up to everybody, or no longer.
    public Message pinned(boolean pinned, long version) {
        return content instanceof Content.Written(var writing, var edited, _)
                ? with(new Content.Written(writing, edited, pinned), reactions, version)
                : this;
    }

    public boolean pinned() {
        return content instanceof Content.Written written && written.pinned();
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expires);
    }

    /// Whether it has ended: then nobody sees it, whatever is left of it.
    public boolean expired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /// Whether it has ended and still holds what nobody is to see.
    public boolean overdue(Instant now) {
        return expired(now) && content instanceof Content.Written;
    }

    /// What may be told of it at a time: of what has ended, that it was there.
    public Message asOf(Instant now) {
        return overdue(now) ? deleted(version) : this;
    }

    /// Its tombstone.
    public Message deleted(long version) {
        return with(new Content.Deleted(), List.of(), version);
    }

    /// The message with `user`'s reaction replaced, or taken away where `emoji` is null.
    public Message reacted(UserId user, @Nullable Emoji emoji, long version) {
        var kept = new ArrayList<>(reactions);
        int at = 0;
        while (at < kept.size() && !kept.get(at).user().equals(user)) at++;
        if (at < kept.size()) kept.remove(at);
        if (emoji != null) kept.add(at, new Reaction(user, emoji));
        return with(content, kept, version);
    }

    /// `user`'s reaction.
    public Optional<Emoji> reactionOf(UserId user) {
        return reactions.stream()
                .filter(reaction -> reaction.user().equals(user))
                .map(Reaction::emoji)
                .findFirst();
    }

    private Message with(Content content, List<Reaction> reactions, long version) {
        return new Message(
                seq, version, author, ownClientId, at, content, reactions, hiddenFrom, expires);
    }
}

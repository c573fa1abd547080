package chat.sohbet.domain.conversation;

import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conversation while it is locked: its counters stand still until the verdict is written.
///
/// `seq` is the last message's number, `version` the last change's, both 0 in the beginning;
/// `lastAt` is the last message's time; `pins` are the messages that are held up to everybody, at
/// most [#MAX_PINS], in the order in which they were pinned; `lifetime` is how long what is written
/// now is kept; `closed` is a direct one of somebody who has deleted their account.
public record Conversation(
        ConversationId id,
        Kind kind,
        long seq,
        long version,
        Instant lastAt,
        List<Long> pins,
        Lifetime lifetime,
        boolean closed) {
    public static final int MAX_PINS = 3;

    /// How long its author may edit a message.
    public static final Duration EDITABLE = Duration.ofMinutes(15);

    public Conversation {
        pins = List.copyOf(pins);
    }

    /// One in which nothing is pinned, and all is kept.
    public Conversation(ConversationId id, Kind kind, long seq, long version, Instant lastAt) {
        this(id, kind, seq, version, lastAt, List.of(), Lifetime.FOREVER, false);
    }

    /// The conversation after `message` was written to it.
    public Conversation appended(Message message) {
        return new Conversation(
                id,
                kind,
                message.seq(),
                message.version(),
                message.at(),
                pins,
                message.lifetime().orElse(lifetime),
                closed);
    }

    /// The conversation after one of its messages became `message`.
    public Conversation amended(Message message) {
        var left = new ArrayList<>(pins);
        if (!message.pinned()) left.remove(message.seq());
        else if (!left.contains(message.seq())) left.add(message.seq());
        return new Conversation(id, kind, seq, message.version(), lastAt, left, lifetime, closed);
    }

    /// Decides on a draft. Who is mentioned and no member is not mentioned: they may have gone
    /// while it was written.
    public Posting post(Draft draft, Facts facts) {
        return switch (facts.author()) {
            case Standing.Member member -> post(draft, member, facts);
            case Standing.Stranger _ -> new Posting.Refused(Refusal.NOT_FOUND);
        };
    }

    private Posting post(Draft draft, Standing.Member author, Facts facts) {
        if (closed) return new Posting.Refused(Refusal.DELETED);
        if (draft.writing().isReply() && !answerable(draft, author, facts))
            return new Posting.Refused(Refusal.NO_ORIGINAL);
        if (facts.attached().size() < draft.wanted().size())
            return new Posting.Refused(Refusal.GONE);
        var mentions =
                draft.writing().mentions().stream().filter(facts.mentioned()::contains).toList();
        var message =
                Message.written(
                        seq + 1,
                        version + 1,
                        draft.with(draft.writing().mentioning(mentions).carrying(facts.attached())),
                        notBefore(facts.now()),
                        author.blockedBy(),
                        lifetime);
        return new Posting.Accepted(id, message);
    }

    /// What was deleted meanwhile can be answered still; what nobody wrote can't.
    private static boolean answerable(Draft draft, Standing.Member author, Facts facts) {
        return facts.original()
                .filter(original -> seen(original, draft.author(), author).isEmpty())
                .filter(original -> !(original.content() instanceof Content.Happened))
                .isPresent();
    }

    /// Its author gives a message another text.
    public Amendment edit(Message target, UserId actor, Standing standing, Body body, Instant now) {
        var seen = seen(target, actor, standing);
        if (seen.isPresent()) return new Amendment.Refused(seen.get());
        if (!(target.content() instanceof Content.Written written)
                || !target.author().equals(actor))
            return new Amendment.Refused(Refusal.NOT_ALLOWED);
        if (body.isEmpty() && written.writing().attachments().isEmpty())
            return new Amendment.Refused(Refusal.EMPTY);
        if (written.body().equals(body)) return new Amendment.Unchanged(target);
        if (now.isAfter(target.at().plus(EDITABLE))) return new Amendment.Refused(Refusal.TOO_LATE);
        return new Amendment.Amended(target.edited(body, version + 1));
    }

    /// Its author, or an admin of the group, deletes a message for everyone.
    public Amendment delete(Message target, UserId actor, Standing standing) {
        var seen = seen(target, actor, standing);
        if (seen.isPresent()) return new Amendment.Refused(seen.get());
        boolean admin = standing instanceof Standing.Member member && member.role() == Role.ADMIN;
        if (!target.author().equals(actor) && !admin)
            return new Amendment.Refused(Refusal.NOT_ALLOWED);
        return strike(target);
    }

    /// Who looks after the house deletes a message for everyone, whether or not they are here.
    public Amendment strike(Message target) {
        return switch (target.content()) {
            case Content.Written _ -> new Amendment.Amended(target.deleted(version + 1));
            case Content.Deleted _ -> new Amendment.Unchanged(target);
            case Content.Happened _ -> new Amendment.Refused(Refusal.NOT_ALLOWED);
        };
    }

    /// Somebody reacts with `emoji`, or takes their reaction back where it is null.
    public Amendment react(Message target, UserId actor, Standing standing, @Nullable Emoji emoji) {
        var seen = seen(target, actor, standing);
        if (seen.isPresent()) return new Amendment.Refused(seen.get());
        if (!(target.content() instanceof Content.Written))
            return new Amendment.Refused(Refusal.NOT_ALLOWED);
        if (target.reactionOf(actor).equals(Optional.ofNullable(emoji)))
            return new Amendment.Unchanged(target);
        return new Amendment.Amended(target.reacted(actor, emoji, version + 1));
    }

    /// Somebody holds a message up to everybody, or no longer. Any member may: whom that annoys can
    /// take it down as easily.
    public Amendment pin(Message target, UserId actor, Standing standing, boolean pinned) {
        var seen = seen(target, actor, standing);
        if (seen.isPresent()) return new Amendment.Refused(seen.get());
        if (!(target.content() instanceof Content.Written))
            return new Amendment.Refused(Refusal.NOT_ALLOWED);
        if (target.pinned() == pinned) return new Amendment.Unchanged(target);
        if (pinned && pins.size() >= MAX_PINS) return new Amendment.Refused(Refusal.PINNED_ENOUGH);
        return new Amendment.Amended(target.pinned(pinned, version + 1));
    }

    /// Somebody says how long what is written from now on is kept: either person of a direct
    /// conversation, an admin of a group.
    public Settlement keep(UserId actor, Standing standing, Lifetime lifetime, Instant now) {
        if (!(standing instanceof Standing.Member member))
            return new Settlement.Refused(Refusal.NOT_FOUND);
        if (kind == Kind.GROUP && member.role() != Role.ADMIN)
            return new Settlement.Refused(Refusal.NOT_ALLOWED);
        if (closed) return new Settlement.Refused(Refusal.DELETED);
        if (lifetime == this.lifetime) return new Settlement.Unchanged();
        var told =
                Message.happened(
                        seq + 1,
                        version + 1,
                        actor,
                        Event.lasting(lifetime),
                        notBefore(now),
                        member.blockedBy());
        return new Settlement.Settled(told, List.of(), null);
    }

    /// What becomes of a message when its time has come: its tombstone.
    public Amendment wipe(Message target, Instant now) {
        return target.overdue(now)
                ? new Amendment.Amended(target.deleted(version + 1))
                : new Amendment.Unchanged(target);
    }

    /// Time does not run backwards within a conversation, whatever the clock does.
    public Instant notBefore(Instant now) {
        return now.isBefore(lastAt) ? lastAt : now;
    }

    private static Optional<Refusal> seen(Message target, UserId actor, Standing standing) {
        boolean seen =
                standing instanceof Standing.Member member
                        && member.spans().contain(target.seq())
                        && !target.hiddenFrom(actor);
        return seen ? Optional.empty() : Optional.of(Refusal.NOT_FOUND);
    }
}

package chat.sohbet.history;

import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Facts;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Standing;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// A log that is as good as the one behind it, but for one thing.
class BrokenLog implements MessageLog {
    private final MessageLog log;

    BrokenLog(MessageLog log) {
        this.log = log;
    }

    @Override
    public Posting append(ConversationId conversation, Draft draft, Judge judge) {
        return log.append(conversation, draft, judge);
    }

    @Override
    public Amendment amend(ConversationId conversation, long seq, UserId actor, Amender judge) {
        return log.amend(conversation, seq, actor, judge);
    }

    @Override
    public Settlement settle(ConversationId group, Settler judge) {
        return log.settle(group, judge);
    }

    @Override
    public Settlement arrange(ConversationId conversation, UserId actor, Arranger judge) {
        return log.arrange(conversation, actor, judge);
    }

    @Override
    public int wipe(int limit) {
        return log.wipe(limit);
    }

    @Override
    public Founding found(
            ConversationId fresh,
            UserId creator,
            ClientId clientId,
            Function<Instant, Settlement.Settled> judge) {
        return log.found(fresh, creator, clientId, judge);
    }

    /// What the next message would be.
    private static Message next(Head head, Draft draft, Instant now) {
        var at = now.isBefore(head.activity()) ? head.activity() : now;
        return Message.written(head.seq() + 1, head.version() + 1, draft, at, null);
    }

    /// Takes every draft for a new one.
    static MessageLog forgetful(Ports ports, RandomGenerator random) {
        return new BrokenLog(ports.log()) {
            @Override
            public Posting append(ConversationId conversation, Draft draft, Judge judge) {
                var fresh = new ClientId(new UUID(random.nextLong(), random.nextLong()));
                var unknown = new Draft(fresh, draft.author(), draft.writing());
                return super.append(conversation, unknown, judge);
            }
        };
    }

    /// Says that it is done before it is, and then it isn't.
    static MessageLog boastful(Ports ports, Timeline timeline, RandomGenerator random) {
        return new BrokenLog(ports.log()) {
            @Override
            public Posting append(ConversationId conversation, Draft draft, Judge judge) {
                var head = ports.conversations().head(draft.author(), conversation);
                if (head.isEmpty() || random.nextInt(30) > 0)
                    return super.append(conversation, draft, judge);
                return new Posting.Accepted(
                        conversation, next(head.get(), draft, timeline.clock().instant()));
            }
        };
    }

    /// Tells everybody what it is about to write, and then it can't.
    static MessageLog hasty(Ports ports, Timeline timeline, RandomGenerator random) {
        return new BrokenLog(ports.log()) {
            @Override
            public Posting append(ConversationId conversation, Draft draft, Judge judge) {
                var head = ports.conversations().head(draft.author(), conversation);
                var to = ports.conversations().audience(draft.author(), conversation);
                var now = timeline.clock().instant();
                head.filter(Head::active)
                        .ifPresent(
                                seen -> ports.feed().carry(news(seen, next(seen, draft, now), to)));
                if (head.isPresent() && random.nextInt(30) == 0)
                    throw new Unavailable("the commit failed", Duration.ofMillis(300));
                return super.append(conversation, draft, judge);
            }
        };
    }

    private static News news(Head head, Message row, Set<UserId> to) {
        long version = head.version();
        var change =
                new Change(
                        head.id(), version, version + 1, row.seq(), List.of(row), List.of(), null);
        return new News.Changed(change, to, Set.of());
    }

    /// Doesn't know who has blocked whom.
    static MessageLog blunt(Ports ports) {
        return new BrokenLog(ports.log()) {
            @Override
            public Posting append(ConversationId conversation, Draft draft, Judge judge) {
                return super.append(
                        conversation,
                        draft,
                        (locked, facts) -> judge.judge(locked, unblocked(facts)));
            }
        };
    }

    private static Facts unblocked(Facts facts) {
        return facts.author() instanceof Standing.Member member
                ? new Facts(
                        new Standing.Member(member.role(), member.spans(), null),
                        facts.answered(),
                        facts.mentioned(),
                        facts.now())
                : facts;
    }

    /// Two who write within some milliseconds have read the same counters, and take the same
    /// number: the one who writes last wins.
    static MessageLog unlocked(Ports ports, Timeline timeline) {
        var last = new HashMap<ConversationId, Long>();
        return new BrokenLog(ports.log()) {
            @Override
            public Posting append(ConversationId conversation, Draft draft, Judge judge) {
                var before = last.put(conversation, timeline.now());
                boolean race = before != null && timeline.now() - before < 5;
                var head = ports.conversations().head(draft.author(), conversation);
                if (!race || head.isEmpty() || !head.get().active())
                    return super.append(conversation, draft, judge);
                return overwrite(conversation, head.get().seq(), draft);
            }

            private Posting overwrite(ConversationId conversation, long seq, Draft draft) {
                var amendment =
                        amend(
                                conversation,
                                seq,
                                draft.author(),
                                (locked, target, author, now) ->
                                        new Amendment.Amended(
                                                Message.written(
                                                        seq,
                                                        locked.version() + 1,
                                                        draft,
                                                        target.at(),
                                                        null)));
                return amendment instanceof Amendment.Amended amended
                        ? new Posting.Accepted(conversation, amended.message())
                        : new Posting.Refused(Refusal.NOT_FOUND);
            }
        };
    }

    @Override
    public void close(UserId erased) {
        log.close(erased);
    }
}

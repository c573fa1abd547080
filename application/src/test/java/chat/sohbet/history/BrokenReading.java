package chat.sohbet.history;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Receipts;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Invitation;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Conversations that are read as well as those behind, but for one thing.
class BrokenReading implements Conversations {
    private final Conversations conversations;

    BrokenReading(Conversations conversations) {
        this.conversations = conversations;
    }

    /// Whoever is a member now reads as one who was there from the beginning.
    static Conversations wideOpen(Ports ports) {
        return new BrokenReading(ports.conversations()) {
            @Override
            public Optional<History> history(UserId viewer, ConversationId id, Slice slice) {
                return super.history(eldest(viewer, id), id, slice)
                        .map(page ->
                                new History(
                                        page.conversation(),
                                        page.version(),
                                        seen(id, page.messages(), viewer),
                                        page.more()));
            }

            @Override
            public Resync since(UserId viewer, ConversationId id, long after) {
                var resync = super.since(eldest(viewer, id), id, after);
                if (!(resync instanceof Resync.Catch caught)) return resync;
                var change = caught.change();
                return new Resync.Catch(
                        new Change(
                                id,
                                change.after(),
                                change.version(),
                                change.seq(),
                                seen(id, change.messages(), viewer),
                                change.members(),
                                change.properties().orElse(null)));
            }

            private UserId eldest(UserId viewer, ConversationId id) {
                var there =
                        members(viewer, id).stream()
                                .filter(member -> member.active() && member.spans().contain(1))
                                .map(Member::user)
                                .toList();
                return there.isEmpty() || there.contains(viewer) ? viewer : there.getFirst();
            }

            private List<Message> seen(ConversationId id, List<Message> messages, UserId viewer) {
                return messages.stream()
                        .map(row -> row.author().equals(viewer) ? own(id, row, viewer) : row)
                        .map(row -> row.seenBy(viewer))
                        .toList();
            }

            private Message own(ConversationId id, Message row, UserId viewer) {
                return super.history(viewer, id, new Slice.From(row.seq(), 1)).stream()
                        .flatMap(page -> page.messages().stream())
                        .filter(mine -> mine.seq() == row.seq())
                        .findFirst()
                        .orElse(row);
            }
        };
    }

    /// Unread is the difference of two numbers.
    static Conversations subtracting(Ports ports) {
        return new BrokenReading(ports.conversations()) {
            @Override
            public List<Head> heads(UserId viewer, Position after, int limit) {
                return super.heads(viewer, after, limit).stream().map(this::subtracted).toList();
            }

            @Override
            public Optional<Head> head(UserId viewer, ConversationId id) {
                return super.head(viewer, id).map(this::subtracted);
            }

            private Head subtracted(Head head) {
                return new Head(
                        head.id(),
                        head.kind(),
                        head.properties().orElse(null),
                        head.members(),
                        head.active(),
                        head.seq(),
                        head.version(),
                        (int) Math.min(Head.MANY, head.seq() - head.mine().read()),
                        head.mentioned(),
                        head.mine(),
                        head.others(),
                        head.lastMessage().orElse(null),
                        head.activity(),
                        head.pins(),
                        head.lifetime(),
                        head.preference());
            }
        };
    }

    /// Every now and then a mark gets lost.
    static Receipts careless(Ports ports, RandomGenerator random) {
        var receipts = ports.receipts();
        return new Receipts() {
            @Override
            public List<News.Marked> raise(Collection<Mark> marks) {
                return random.nextInt(4) == 0 ? List.of() : receipts.raise(marks);
            }

            @Override
            public Map<UserId, Watermarks> of(UserId viewer, ConversationId conversation) {
                return receipts.of(viewer, conversation);
            }
        };
    }

    @Override
    public ConversationId direct(UserId one, UserId other, ConversationId fresh) {
        return conversations.direct(one, other, fresh);
    }

    @Override
    public List<Head> heads(UserId viewer, Position after, int limit) {
        return conversations.heads(viewer, after, limit);
    }

    @Override
    public Optional<Head> head(UserId viewer, ConversationId conversation) {
        return conversations.head(viewer, conversation);
    }

    @Override
    public Optional<History> history(UserId viewer, ConversationId conversation, Slice slice) {
        return conversations.history(viewer, conversation, slice);
    }

    @Override
    public Resync since(UserId viewer, ConversationId conversation, long after) {
        return conversations.since(viewer, conversation, after);
    }

    @Override
    public List<News.Changed> changed(ConversationId conversation, long after) {
        return conversations.changed(conversation, after);
    }

    @Override
    public List<Member> members(UserId viewer, ConversationId conversation) {
        return conversations.members(viewer, conversation);
    }

    @Override
    public Set<UserId> audience(UserId actor, ConversationId conversation) {
        return conversations.audience(actor, conversation);
    }

    @Override
    public Optional<Invitation> invited(InviteToken token) {
        return conversations.invited(token);
    }

    @Override
    public Optional<InviteToken> invite(UserId admin, ConversationId group) {
        return conversations.invite(admin, group);
    }

    @Override
    public UUID history() {
        return conversations.history();
    }

    @Override
    public List<ConversationId> groups(UserId user) {
        return conversations.groups(user);
    }
}

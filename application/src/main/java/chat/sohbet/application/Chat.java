package chat.sohbet.application;

import chat.sohbet.application.port.Audience;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Search;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Source;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A chat, assembled over its ports: the one door for everybody who drives it.
///
/// ```java
/// var chat = Chat.over(MemoryPorts.create(), Clock.systemUTC(), Chat.Terms.standard());
/// ```
///
/// Every method may be called from any thread and blocks it as long as the ports do; all throw
/// [Unavailable][chat.sohbet.application.port.Unavailable] where a port does. Who calls answers for
/// who `me` is.
public final class Chat implements AutoCloseable {
    private final Ports ports;
    private final Accounts accounts;
    private final RecoverPassword recovery;
    private final OpenConversation openConversation;
    private final MarkMessages markMessages;
    private final PushMessages pushes;
    private final SendMessage sendMessage;
    private final ForwardMessage forwardMessage;
    private final AmendMessage amendMessage;
    private final LimitMessages limitMessages;
    private final ManageGroup groups;
    private final ShareFiles files;
    private final BlockUser blockUser;
    private final ReportMisuse misuse;
    private final SettleReports reports;
    private final ArrangeOwn own;
    private final ShowPresence showPresence;
    private final Deliver deliver;
    private final Upkeep upkeep;

    /// What the house has agreed on. `refreshKey` (32 bytes or more) is secret and the same on all
    /// nodes; with another one everybody has to sign in again. A session that isn't used for
    /// `sessionLife` is over. The files that somebody uploads may have `quota` bytes together.
    public record Terms(byte[] refreshKey, Duration sessionLife, long quota) {
        /// A gibibyte.
        public static final long QUOTA = 1L << 30;

        public Terms(byte[] refreshKey, Duration sessionLife) {
            this(refreshKey, sessionLife, QUOTA);
        }

        public Terms {
            if (refreshKey.length < 32)
                throw new IllegalArgumentException("the refresh key needs 32 bytes or more");
            refreshKey = refreshKey.clone();
        }

        /// A key that lives as long as this program, and sessions of 30 days.
        public static Terms standard() {
            var key = new byte[32];
            new SecureRandom().nextBytes(key);
            return new Terms(key, Duration.ofDays(30));
        }

        @Override
        public String toString() {
            return "Terms[sessionLife=%s, quota=%d]".formatted(sessionLife, quota);
        }
    }

    private Chat(Ports ports, Clock clock, Terms terms, Later later) {
        this.ports = ports;
        var ids = new Ids(clock);
        accounts = new Accounts(ports, clock, terms, ids);
        recovery = new RecoverPassword(ports, ids, later, clock);
        openConversation = new OpenConversation(ports.users(), ports.conversations(), ids);
        markMessages =
                new MarkMessages(
                        ports.receipts(),
                        ports.feed(),
                        new MergeMarks(ports.receipts(), ports.feed(), later),
                        later);
        pushes = new PushMessages(ports, later, clock);
        sendMessage = new SendMessage(ports.log(), markMessages, pushes);
        forwardMessage = new ForwardMessage(ports.conversations(), sendMessage);
        amendMessage = new AmendMessage(ports.log());
        limitMessages = new LimitMessages(ports.log());
        groups = new ManageGroup(ports.log(), ports.conversations(), ports.users(), ids);
        files = new ShareFiles(ports, ids, clock, terms.quota());
        blockUser = new BlockUser(ports.blocks(), ports.users());
        misuse =
                new ReportMisuse(ports.reports(), ports.conversations(), ports.users(), ids, clock);
        reports = new SettleReports(ports.reports(), ports.log(), ports.sessions(), clock);
        own = new ArrangeOwn(ports.preferences(), ports.presences(), ports.users(), ports.feed());
        showPresence =
                new ShowPresence(
                        ports.presences(),
                        ports.conversations(),
                        ports.blocks(),
                        ports.preferences(),
                        ports.feed(),
                        clock);
        deliver = new Deliver(ports.conversations(), ports.users());
        upkeep =
                new Upkeep(
                        new SweepOutbox(ports.outbox(), deliver),
                        new IndexMessages(ports.search()),
                        limitMessages,
                        new HoldInbox(ports.nodes(), ports.feed(), deliver),
                        accounts);
    }

    public static Chat over(Ports ports, Clock clock, Terms terms) {
        return over(ports, clock, terms, Later.onVirtualThreads());
    }

    /// The same in a time of its own: what can wait a moment waits with `later`.
    public static Chat over(Ports ports, Clock clock, Terms terms, Later later) {
        var chat = new Chat(ports, clock, terms, later);
        ports.feed().subscribe(chat.deliver::deliver);
        return chat;
    }

    /// Who somebody is: joining, signing in and out, and the directory.
    public Accounts accounts() {
        return accounts;
    }

    /// For who forgot their password.
    public RecoverPassword recovery() {
        return recovery;
    }

    // Conversations

    /// The direct conversation of `me` and `other`, opened now if there was none; empty if nobody
    /// has the id `other`.
    public Optional<ConversationId> direct(UserId me, UserId other) {
        return openConversation.direct(me, other);
    }

    /// See [Conversations#heads].
    public List<Head> heads(UserId me, Conversations.Position after, int limit) {
        return ports.conversations().heads(me, after, limit);
    }

    /// One row of my list; empty if I am no member.
    public Optional<Head> head(UserId me, ConversationId conversation) {
        return ports.conversations().head(me, conversation);
    }

    /// A page of messages; empty if I am no member.
    public Optional<History> history(UserId me, ConversationId conversation, Slice slice) {
        return ports.conversations().history(me, conversation, slice);
    }

    /// What changed since version `after`.
    public Resync since(UserId me, ConversationId conversation, long after) {
        return ports.conversations().since(me, conversation, after);
    }

    /// Identifies the store's history; with another one, drop what you cached.
    public UUID history() {
        return ports.conversations().history();
    }

    /// Sends; returns after the commit. `shown` is the last `seq` the author had been shown, 0 if
    /// that isn't known.
    public Posting send(ConversationId conversation, Draft draft, long shown) {
        return sendMessage.send(conversation, draft, shown).get();
    }

    /// The same for who has several to send: returns at once what waits for the commit. Messages to
    /// one conversation are written in the order in which they were handed in.
    public Supplier<Posting> hand(ConversationId conversation, Draft draft, long shown) {
        return sendMessage.send(conversation, draft, shown);
    }

    /// Notes how far I have come; returns at once, written within half a second. Ignored where I am
    /// no member.
    public void mark(UserId me, ConversationId conversation, Watermarks marks) {
        markMessages.mark(conversation, me, marks);
    }

    /// Gives a message of mine another text; returns after the commit.
    public Amendment edit(UserId me, ConversationId conversation, long seq, Body body) {
        return amendMessage.edit(me, conversation, seq, body);
    }

    /// Deletes a message of mine, or as an admin of the group anybody's, for everyone.
    public Amendment delete(UserId me, ConversationId conversation, long seq) {
        return amendMessage.delete(me, conversation, seq);
    }

    /// Passes a message that I see on to a conversation of mine, as [#hand] sends one that I write:
    /// its text is copied as it is now, where it came from is not said.
    public Supplier<Posting> forward(
            UserId me, ClientId clientId, Source source, ConversationId conversation, long shown) {
        return forwardMessage.forward(me, clientId, source, conversation, shown);
    }

    /// Holds a message up to everybody, or no longer.
    public Amendment pin(UserId me, ConversationId conversation, long seq, boolean pinned) {
        return amendMessage.pin(me, conversation, seq, pinned);
    }

    /// Reacts to a message; null takes my reaction back.
    public Amendment react(
            UserId me, ConversationId conversation, long seq, @Nullable Emoji emoji) {
        return amendMessage.react(me, conversation, seq, emoji);
    }

    /// Says how long what is written from now on is kept; in a group that is for admins to say.
    public Settlement keep(UserId me, ConversationId conversation, Lifetime lifetime) {
        return limitMessages.keep(me, conversation, lifetime);
    }

    /// Founding, running, joining and leaving groups.
    public ManageGroup groups() {
        return groups;
    }

    /// Uploading files, and getting those that messages carry.
    public ShareFiles files() {
        return files;
    }

    /// Everybody who is or was a member; nobody if I am none now.
    public List<Member> members(UserId me, ConversationId conversation) {
        return ports.conversations().members(me, conversation);
    }

    /// How far each present member has come; nobody if I am none of them.
    public Map<UserId, Watermarks> receipts(UserId me, ConversationId conversation) {
        return ports.receipts().of(me, conversation);
    }

    // Search

    /// Messages I may see, newest first: see [Search#messages].
    public Search.Found find(UserId me, Search.Wanted wanted, Search.Place before, int limit) {
        return ports.search().messages(me, wanted, before, limit);
    }

    /// Conversations of mine by their titles: see [Search#conversations].
    public List<Head> find(UserId me, Words words, int limit) {
        return ports.search().conversations(me, words, limit);
    }

    // What is mine

    /// Stars, drafts, clearing and all else that is mine alone.
    public ArrangeOwn own() {
        return own;
    }

    /// Hides from me what `other` will send me directly; false if nobody has that id.
    public boolean block(UserId me, UserId other) {
        return blockUser.block(me, other);
    }

    public void unblock(UserId me, UserId other) {
        blockUser.unblock(me, other);
    }

    /// Whom I have blocked.
    public Set<UserId> blocked(UserId me) {
        return ports.blocks().of(me);
    }

    // Misuse

    /// Telling who looks after the house that something is wrong.
    public ReportMisuse misuse() {
        return misuse;
    }

    /// Looking after the house.
    public SettleReports reports() {
        return reports;
    }

    /// Who is here, and who is typing.
    public ShowPresence presence() {
        return showPresence;
    }

    /// Telling people who aren't here.
    public PushMessages pushes() {
        return pushes;
    }

    // News

    /// From now on `audience` is told what happens, on this node and on the others.
    public void tell(Audience audience) {
        deliver.to(audience);
    }

    /// What a node does again and again, whoever is here.
    public Upkeep upkeep() {
        return upkeep;
    }

    /// Writes what was gathered. The ports are closed by who made them.
    @Override
    public void close() {
        markMessages.close();
    }
}

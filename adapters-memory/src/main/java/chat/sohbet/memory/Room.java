package chat.sohbet.memory;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Trace;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Group;
import chat.sohbet.domain.conversation.Hidden;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One conversation as it is kept. Everything but [#printed] and [#carrying] is guarded by this
/// object's monitor, which whoever reads or writes has to hold.
final class Room {
    private final ConversationId id;
    private final Kind kind;
    private final @Nullable UserId opener;
    private final List<Message> rows = new ArrayList<>();
    private final TreeMap<Long, Long> seqByVersion = new TreeMap<>();
    private final Map<Sent, Long> seqBySent = new HashMap<>();
    private final Map<UserId, Member> members = new HashMap<>();
    private final Map<UserId, Watermarks> marks = new HashMap<>();
    private final Map<UserId, Hidden> hidden = new HashMap<>();
    private final Instant openedAt;
    private final Clock clock;
    private Instant lastAt;
    private long version;
    private List<Long> pins = List.of();
    private boolean closed;
    private Lifetime lifetime = Lifetime.FOREVER;
    private @Nullable Properties properties;

    /// The version at which the group began to show the picture it shows.
    private long pictured;

    private @Nullable InviteToken invite;

    /// News that wait to be carried, in order of their version.
    final Queue<Printed> printed = new ConcurrentLinkedQueue<>();

    /// Held by the one who carries them.
    final ReentrantLock carrying = new ReentrantLock();

    record Printed(Ticket ticket, News news, Trace trace) {}

    private record Sent(UserId author, ClientId clientId) {}

    private Room(
            ConversationId id, Kind kind, @Nullable UserId opener, Instant openedAt, Clock clock) {
        this.id = id;
        this.kind = kind;
        this.opener = opener;
        this.openedAt = openedAt;
        this.lastAt = openedAt;
        this.clock = clock;
    }

    static Room direct(ConversationId id, UserId opener, UserId other, Instant now, Clock clock) {
        var room = new Room(id, Kind.DIRECT, opener, now, clock);
        for (var user : List.of(opener, other))
            room.members.put(user, new Member(user, Role.MEMBER, Spans.ALL, 0));
        return room;
    }

    static Room group(ConversationId id, Settlement.Settled settled, Clock clock) {
        var room = new Room(id, Kind.GROUP, null, settled.told().at(), clock);
        room.settle(settled);
        return room;
    }

    // What is there

    ConversationId id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    boolean openedBy(UserId user) {
        return user.equals(opener);
    }

    Instant openedAt() {
        return openedAt;
    }

    Conversation conversation() {
        return new Conversation(id, kind, rows.size(), version, lastAt, pins, lifetime, closed);
    }

    Group group() {
        return new Group(conversation(), Objects.requireNonNull(properties), members, invite);
    }

    Optional<Properties> properties() {
        return Optional.ofNullable(properties);
    }

    Optional<AttachmentId> picture() {
        return properties().flatMap(Properties::picture);
    }

    /// The picture that the group shows to somebody: to who is gone, the one they knew or none.
    Optional<AttachmentId> picture(Member viewer) {
        return picture().filter(_ -> viewer.active() || pictured <= viewer.version());
    }

    Optional<InviteToken> invite() {
        return Optional.ofNullable(invite);
    }

    Optional<Member> member(UserId user) {
        return Optional.ofNullable(members.get(user));
    }

    List<Member> members() {
        return List.copyOf(members.values());
    }

    Watermarks marks(UserId user) {
        return marks.getOrDefault(user, Watermarks.NONE);
    }

    /// What somebody put out of their own sight.
    Hidden hidden(UserId user) {
        return hidden.getOrDefault(user, Hidden.NOTHING);
    }

    void hidden(UserId user, Hidden what) {
        hidden.put(user, what);
    }

    Optional<Message> row(long seq) {
        return seq < 1 || seq > rows.size()
                ? Optional.empty()
                : Optional.of(rows.get((int) seq - 1));
    }

    Optional<Message> sent(UserId author, ClientId clientId) {
        return Optional.ofNullable(seqBySent.get(new Sent(author, clientId))).flatMap(this::row);
    }

    /// Messages that changed since `after`, in order of their version.
    List<Message> changedRows(long after) {
        return seqByVersion.tailMap(after, false).values().stream()
                .map(seq -> rows.get((int) (seq - 1)))
                .toList();
    }

    List<Member> changedMembers(long after) {
        return members.values().stream()
                .filter(member -> member.version() > after)
                .sorted(Comparator.comparingLong(Member::version))
                .toList();
    }

    /// What changed since `after`, and whom it reaches. Who may see some of its messages and not
    /// all is left out, and finds the gap by themselves. So is who went before the last of it: the
    /// row that says so is the last they get.
    News.Changed news(long after) {
        var messages = changedRows(after).stream().filter(this::tellable).toList();
        var to = new HashSet<UserId>();
        var blind = new HashSet<UserId>();
        for (var member : members.values()) {
            if (!member.active() && member.version() < version) continue;
            if (messages.stream().allMatch(message -> keeps(member, message)))
                to.add(member.user());
            else if (messages.stream()
                    .noneMatch(row -> keeps(member, row) || row.hiddenFrom(member.user())))
                blind.add(member.user());
        }
        var seen = messages.stream().map(message -> message.seenBy(message.author())).toList();
        var shared = properties().filter(now -> now.version() > after).orElse(null);
        var change =
                new Change(id, after, version, rows.size(), seen, changedMembers(after), shared);
        return new News.Changed(change, to, blind);
    }

    /// Who went after `after` and doesn't know it: for each how far they may read.
    List<News.Changed> left(long after, Set<UserId> know) {
        return changedMembers(after).stream()
                .filter(member -> !member.active() && !know.contains(member.user()))
                .map(this::left)
                .toList();
    }

    private News.Changed left(Member member) {
        long seq = member.spans().list().getLast().until();
        return new News.Changed(
                Change.upTo(id, member.version(), seq), Set.of(member.user()), Set.of());
    }

    boolean shows(Member member, Message message) {
        return keeps(member, message) && !expired(message);
    }

    /// Whether it is there for the member and they have not put it out of sight; though its time
    /// may be over.
    boolean keeps(Member member, Message message) {
        return reaches(member, message) && !hidden(member.user()).contain(message.seq());
    }

    boolean expired(Message message) {
        return message.expired(clock.instant());
    }

    /// Whether a change may tell of it: of what has ended only that nothing is left.
    boolean tellable(Message message) {
        return !message.overdue(clock.instant());
    }

    /// Messages whose time is over, and that hold something still.
    List<Message> overdue() {
        return rows.stream().filter(message -> !tellable(message)).toList();
    }

    /// Whether it is there for the member, though they may have put it out of sight.
    static boolean reaches(Member member, Message message) {
        return member.spans().contain(message.seq()) && !message.hiddenFrom(member.user());
    }

    // What is written

    void append(Message message) {
        if (message.seq() != rows.size() + 1) throw new IllegalStateException("a gap or a twin");
        lifetime = message.lifetime().orElse(lifetime);
        advance(message.version());
        rows.add(message);
        seqByVersion.put(message.version(), message.seq());
        lastAt = message.at();
        message.clientId()
                .ifPresent(clientId ->
                        seqBySent.put(new Sent(message.author(), clientId), message.seq()));
        var author = message.author();
        marks.put(author, marks(author).sent(message.seq(), lastShownByOthers(author)));
    }

    /// The last message by others that `author` may see; not looked for where they have read all.
    private long lastShownByOthers(UserId author) {
        var member = members.get(author);
        for (long seq = rows.size(); seq > marks(author).read(); seq--) {
            var row = rows.get((int) seq - 1);
            if (!row.author().equals(author) && member != null && reaches(member, row)) return seq;
        }
        return 0;
    }

    void amend(Message message) {
        pins = conversation().amended(message).pins();
        advance(message.version());
        var before = rows.set((int) message.seq() - 1, message);
        seqByVersion.remove(before.version());
        seqByVersion.put(message.version(), message.seq());
    }

    void settle(Settlement.Settled settled) {
        long before = settled.told().seq() - 1;
        for (var member : settled.members()) {
            var was = members.put(member.user(), member);
            if (member.active() && (was == null || !was.active()))
                raise(member.user(), new Watermarks(before, before));
        }
        if (settled.properties() != null) {
            if (!settled.properties().picture().equals(picture()))
                pictured = settled.properties().version();
            properties = settled.properties();
        }
        append(settled.told());
    }

    /// Merges, clamped to the last message.
    Watermarks raise(UserId user, Watermarks to) {
        var raised = marks(user).merge(to.clamp(rows.size()));
        marks.put(user, raised);
        return raised;
    }

    void close() {
        closed = true;
    }

    void invite(@Nullable InviteToken token) {
        invite = token;
    }

    private void advance(long to) {
        if (to != version + 1) throw new IllegalStateException("a version was left out");
        version = to;
    }
}

package chat.sohbet.history;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Hidden;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the store holds of one conversation when all is over, put together from what every person
/// may read: each row as its author sees it, where others may see it at all. Who was a member when,
/// and as what, is told anew from the events in the log alone.
final class Ledger {
    private static final Set<Event.What> NAMING = Set.of(Event.What.CREATED, Event.What.RENAMED);

    final ConversationId id;
    final Kind kind;

    /// Every row that anybody can read.
    final NavigableMap<Long, Message> rows = new TreeMap<>();

    /// What each person reads, page by page.
    final Map<UserId, List<Message>> views = new LinkedHashMap<>();

    final Map<UserId, Head> heads = new LinkedHashMap<>();
    final Map<UserId, Member> members = new LinkedHashMap<>();
    final Map<UserId, Spans> spans = new HashMap<>();
    final Map<UserId, Role> roles = new HashMap<>();
    private final Map<UserId, Set<Long>> read = new HashMap<>();

    /// What each person put out of their own sight.
    private final Map<UserId, Hidden> own = new HashMap<>();

    private Ledger(ConversationId id, Map<UserId, Head> heads) {
        this.id = id;
        this.heads.putAll(heads);
        this.kind = heads.values().iterator().next().kind();
    }

    /// `founders` are those with whom a group began, the one thing that its log doesn't say. Empty
    /// if nobody knows the conversation.
    static Optional<Ledger> of(
            ConversationId id, Collection<UserId> everybody, Set<UserId> founders, Ports store) {
        var conversations = store.conversations();
        var heads = new LinkedHashMap<UserId, Head>();
        for (var user : everybody)
            conversations.head(user, id).ifPresent(head -> heads.put(user, head));
        if (heads.isEmpty()) return Optional.empty();
        var ledger = new Ledger(id, heads);
        for (var user : heads.keySet()) {
            ledger.read(user, conversations);
            ledger.own.put(user, own(id, store.preferences().since(user, 0)));
        }
        ledger.replay(founders.isEmpty() ? ledger.founders() : founders);
        return Optional.of(ledger);
    }

    private static Hidden own(ConversationId id, News.Self self) {
        long cleared =
                self.preferences().stream()
                        .filter(preference -> preference.conversation().equals(id))
                        .mapToLong(Preference::cleared)
                        .sum();
        return new Hidden(
                cleared,
                self.notes().stream()
                        .filter(note -> note.conversation().equals(id) && note.hidden())
                        .map(Note::seq)
                        .collect(Collectors.toSet()));
    }

    private void read(UserId user, Conversations conversations) {
        var view = new ArrayList<Message>();
        long from = 1;
        while (true) {
            var page = conversations.history(user, id, new Slice.From(from, Slice.MAX));
            if (page.isEmpty()) break;
            view.addAll(page.get().messages());
            if (!page.get().more()) break;
            from = view.getLast().seq() + 1;
        }
        views.put(user, List.copyOf(view));
        this.read.put(user, view.stream().map(Message::seq).collect(Collectors.toSet()));
        for (var row : view)
            if (row.author().equals(user)) rows.put(row.seq(), row);
            else rows.putIfAbsent(row.seq(), row);
        for (var member : conversations.members(user, id)) members.put(member.user(), member);
    }

    /// Tells from the log who is and was a member.
    private void replay(Set<UserId> founders) {
        if (kind == Kind.DIRECT) {
            for (var user : heads.keySet()) spans.put(user, Spans.ALL);
            return;
        }
        for (var row : rows.values())
            if (row.content() instanceof Content.Happened happened)
                happened(row, happened.event(), founders);
    }

    private void happened(Message row, Event event, Set<UserId> founders) {
        switch (event.what()) {
            case CREATED -> {
                founders.forEach(user -> enter(user, 1));
                roles.put(row.author(), Role.ADMIN);
            }
            case ADDED -> event.users().forEach(user -> enter(user, row.seq()));
            case JOINED -> enter(row.author(), row.seq());
            case REMOVED -> event.users().forEach(user -> leave(user, row.seq()));
            case LEFT -> leave(row.author(), row.seq());
            case PROMOTED -> event.users().forEach(user -> roles.put(user, Role.ADMIN));
            case DEMOTED -> event.users().forEach(user -> roles.put(user, Role.MEMBER));
            case RENAMED, DESCRIBED, PICTURED, LIFETIME -> {}
        }
    }

    /// As the store has it, for want of a better source.
    private Set<UserId> founders() {
        return members.values().stream()
                .filter(member -> member.spans().contain(1))
                .map(Member::user)
                .collect(Collectors.toSet());
    }

    private void enter(UserId user, long seq) {
        var before = spans.getOrDefault(user, new Spans(List.of()));
        if (!before.open()) spans.put(user, before.from(seq));
        roles.put(user, Role.MEMBER);
    }

    private void leave(UserId user, long seq) {
        var before = spans.getOrDefault(user, new Spans(List.of()));
        if (before.open()) spans.put(user, before.until(seq));
        roles.put(user, Role.MEMBER);
    }

    long seq() {
        return rows.isEmpty() ? 0 : rows.lastKey();
    }

    /// The conversation's, as present members are told.
    long version() {
        return heads.values().stream()
                .filter(Head::active)
                .mapToLong(Head::version)
                .max()
                .orElseGet(() -> heads.values().stream().mapToLong(Head::version).max().orElse(0));
    }

    boolean known(UserId user) {
        return spans.containsKey(user);
    }

    boolean present(UserId user) {
        return known(user) && spans.get(user).open();
    }

    /// In a direct conversation, a message that the other can't read was hidden by a block.
    boolean hidden(Message row, UserId from) {
        return kind == Kind.DIRECT
                && !row.author().equals(from)
                && !outOfSight(row.seq(), from)
                && !read.getOrDefault(from, Set.of()).contains(row.seq());
    }

    /// Whether it was put out of sight by `user` themselves: they may have seen it before.
    boolean outOfSight(long seq, UserId user) {
        return own.getOrDefault(user, Hidden.NOTHING).contain(seq);
    }

    boolean shows(long seq, UserId user) {
        var row = rows.get(seq);
        return known(user) && spans.get(user).contain(seq) && row != null && !hidden(row, user);
    }

    /// What `user` may see, as they see it.
    List<Message> visible(UserId user) {
        return rows.values().stream()
                .filter(row -> shows(row.seq(), user) && !outOfSight(row.seq(), user))
                .map(row -> row.seenBy(user))
                .toList();
    }

    /// The version of the row by which `user` went, as it is for ever: nobody edits it.
    long lastVersion(UserId user) {
        if (present(user)) return version();
        var last = rows.get(spans.get(user).list().getLast().until());
        return last == null ? 0 : last.version();
    }

    /// Whether `user` was a member when the conversation was at `version`.
    boolean present(UserId user, long version) {
        return spans.get(user).list().stream()
                .anyMatch(span ->
                        versionAt(span.from()) <= version
                                && (span.until() == Spans.OPEN
                                        || version <= versionAt(span.until())));
    }

    /// The group's title when it was at `version`; empty where the log doesn't say.
    Optional<String> titleAt(long version) {
        return rows.values().stream()
                .filter(row ->
                        row.content() instanceof Content.Happened && row.version() <= version)
                .map(row -> ((Content.Happened) row.content()).event())
                .filter(event -> NAMING.contains(event.what()))
                .reduce((_, later) -> later)
                .map(Event::text);
    }

    /// Of an event's row, which never changes; the first row of a direct conversation may.
    private long versionAt(long seq) {
        var row = rows.get(seq);
        return kind == Kind.DIRECT || row == null || seq == 1 ? 0 : row.version();
    }
}

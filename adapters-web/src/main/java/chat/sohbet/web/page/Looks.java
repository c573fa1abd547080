package chat.sohbet.web.page;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.language.Saying;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How one person's conversations look, read in a few calls however many there are.
final class Looks {
    /// Rows that a page holds; the browser gets the rest by itself.
    private static final int ROWS = 100;

    /// Messages that are looked up because others on the page answer them.
    private static final int ORIGINALS = 20;

    /// How many are named below a group's name.
    private static final int COMPANY = 20;

    private final Chat chat;
    private final Clock clock;
    private final Times times;

    Looks(Chat chat, Clock clock) {
        this.chat = chat;
        this.clock = clock;
        this.times = new Times(clock);
    }

    List<Head> heads(UserId me) {
        return chat.heads(me, Conversations.Position.TOP, ROWS);
    }

    List<ConversationRow> rows(UserId me, List<Head> heads, String current) {
        var people = people(me, heads.stream().flatMap(head -> head.lastMessage().stream()));
        return heads.stream()
                .sorted(Comparator.comparing(head -> !pinned(head)))
                .map(head -> row(me, head, people, current))
                .toList();
    }

    private ConversationRow row(UserId me, Head head, People people, String open) {
        var last = head.lastMessage();
        var preference = head.preference();
        var current = head.id().toString().equals(open);
        boolean muted = preference.mutedUntil().isAfter(clock.instant());
        // Where one writes already it needs no mention.
        boolean draft = !current && !preference.draft().isBlank();
        var flags =
                Stream.of(
                                head.mentioned() > 0 ? ConversationRow.Flag.CALLED : null,
                                pinned(head) ? ConversationRow.Flag.PIN : null,
                                muted ? ConversationRow.Flag.MUTE : null)
                        .flatMap(Stream::ofNullable)
                        .toList();
        return new ConversationRow(
                head.id().toString(),
                Titles.named(me, head),
                Titles.face(me, head),
                head.activity().toString(),
                times.when(head.activity()),
                last.filter(message -> !draft && mine(me, message))
                        .map(message -> Tick.of(message.seq(), head.others()))
                        .orElse(null),
                draft
                        ? Saying.NOTHING
                        : last.map(message -> Preview.who(me, head, message, people))
                                .orElse(Saying.NOTHING),
                draft,
                draft
                        ? Saying.plain(Preview.beginning(preference.draft()))
                        : last.map(message -> Preview.of(me, message, people))
                                .orElse(Saying.NOTHING),
                flags,
                unread(head),
                head.unread() > 0 || preference.unread(),
                muted,
                preference.archived(),
                current);
    }

    /// What is archived has no place to be pinned to.
    private static boolean pinned(Head head) {
        return head.preference().pinned() && !head.preference().archived();
    }

    private static boolean mine(UserId me, Message message) {
        return message.author().equals(me) && message.content() instanceof Content.Written;
    }

    private static String unread(Head head) {
        if (head.unread() >= Head.MANY) return "99+";
        return head.unread() > 0 ? Integer.toString(head.unread()) : "";
    }

    ChatPane pane(UserId me, Head head, History history) {
        var originals = originals(me, head, history);
        var people =
                people(me, Stream.concat(history.messages().stream(), originals.values().stream()));
        var first = history.messages().isEmpty() ? 0 : history.messages().getFirst().seq();
        var last = history.messages().isEmpty() ? 0 : history.messages().getLast().seq();
        var path = "/chat/" + head.id();
        return new ChatPane(
                head.id().toString(),
                Titles.named(me, head),
                Titles.face(me, head),
                status(me, head),
                head.kind().name().toLowerCase(Locale.ROOT),
                head.active(),
                blocked(me, head),
                Titles.other(me, head).filter(User::deleted).isPresent(),
                history.more() ? path + "?before=" + first : "",
                last < head.lastMessage().map(Message::seq).orElse(0L) ? path : "",
                pins(head, originals),
                new Timelines(me, head, times, people, originals).days(history.messages()),
                UUID.randomUUID().toString(),
                last);
    }

    /// What the messages of a page answer, as far as the reader may see it.
    private Map<Long, Message> originals(UserId me, Head head, History history) {
        var found =
                history.messages().stream()
                        .collect(Collectors.toMap(Message::seq, Function.identity()));
        var answered =
                history.messages().stream()
                        .flatMap(message -> message.writing().stream())
                        .filter(Writing::isReply)
                        .map(Writing::replyTo);
        Stream.concat(head.pins().stream(), answered)
                .filter(seq -> !found.containsKey(seq))
                .distinct()
                .limit(ORIGINALS)
                .toList()
                .forEach(seq -> message(me, head, seq).ifPresent(row -> found.put(seq, row)));
        return found;
    }

    /// The latest first.
    private static List<ChatPane.Pin> pins(Head head, Map<Long, Message> messages) {
        return head.pins().reversed().stream()
                .flatMap(seq -> Optional.ofNullable(messages.get(seq)).stream())
                .filter(message -> message.content() instanceof Content.Written)
                .map(message ->
                        new ChatPane.Pin(
                                around(head, message.seq()),
                                Preview.written((Content.Written) message.content())))
                .toList();
    }

    /// Where a message stands, for who follows a link to it.
    static String around(Head head, long seq) {
        return "/chat/" + head.id() + "?around=" + seq + "#m" + seq;
    }

    private Optional<Message> message(UserId me, Head head, long seq) {
        return chat.history(me, head.id(), new Slice.From(seq, 1)).stream()
                .flatMap(page -> page.messages().stream())
                .filter(message -> message.seq() == seq)
                .findFirst();
    }

    /// The other person, if `me` has blocked them.
    private String blocked(UserId me, Head head) {
        return Titles.other(me, head)
                .map(User::id)
                .filter(chat.blocked(me)::contains)
                .map(UserId::toString)
                .orElse("");
    }

    private Saying status(UserId me, Head head) {
        if (head.kind() == Kind.GROUP)
            return head.active() ? company(me, head) : Saying.of("chat.not-member");
        return Titles.other(me, head).map(PersonRow::handle).orElse(Saying.NOTHING);
    }

    /// Some of those who are in a group, as `static/js/helpers/words.js` names them.
    private Saying company(UserId me, Head head) {
        var others =
                chat.members(me, head.id()).stream()
                        .filter(Member::active)
                        .map(Member::user)
                        .filter(user -> !user.equals(me))
                        .collect(Collectors.toSet());
        var names =
                chat.accounts().users(me, others).stream()
                        .map(user -> user.displayName().text())
                        .sorted()
                        .limit(COMPANY)
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? Saying.of("nav.you") : Saying.of("chat.company", "names", names);
    }

    Times times() {
        return times;
    }

    /// Everybody who is named in some messages.
    private People people(UserId me, Stream<Message> messages) {
        var ids = new HashSet<UserId>();
        messages.forEach(message -> {
            ids.add(message.author());
            message.reactions().forEach(reaction -> ids.add(reaction.user()));
            message.writing().ifPresent(writing -> ids.addAll(writing.mentions()));
            if (message.content() instanceof Content.Happened happened)
                ids.addAll(happened.event().users());
        });
        return people(me, ids);
    }

    People people(UserId me, Set<UserId> ids) {
        Map<UserId, User> known =
                ids.isEmpty()
                        ? new HashMap<>()
                        : chat.accounts().users(me, ids).stream()
                                .collect(Collectors.toMap(User::id, Function.identity()));
        return new People(me, known);
    }
}

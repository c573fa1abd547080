package chat.sohbet.memory;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Invitation;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who talks with whom, and everything that is read.
final class MemoryConversations implements Conversations {
    /// Newest activity first; ids as unsigned numbers, the way they are written.
    private static final Comparator<Position> NEWEST_FIRST =
            Comparator.comparing(Position::activity)
                    .thenComparing(position -> position.id().toString())
                    .reversed();

    private final Rooms rooms;
    private final Users users;
    private final MemoryBlocks blocks;
    private final MemoryPreferences preferences;
    private final Clock clock;
    private final UUID history = UUID.randomUUID();

    MemoryConversations(
            Rooms rooms,
            Users users,
            MemoryBlocks blocks,
            MemoryPreferences preferences,
            Clock clock) {
        this.rooms = rooms;
        this.users = users;
        this.blocks = blocks;
        this.preferences = preferences;
        this.clock = clock;
    }

    @Override
    public ConversationId direct(UserId one, UserId other, ConversationId fresh) {
        var room = rooms.direct(one, other, fresh, clock.instant());
        if (users.all(List.of(one, other)).stream().anyMatch(User::deleted))
            synchronized (room) {
                room.close();
            }
        return room.id();
    }

    @Override
    public List<Head> heads(UserId viewer, Position after, int limit) {
        return rooms.of(viewer).stream()
                .flatMap(room -> position(viewer, room).stream())
                .filter(position -> NEWEST_FIRST.compare(position, after) > 0)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .flatMap(position -> head(viewer, position.id()).stream())
                .toList();
    }

    private Optional<Position> position(UserId viewer, Room room) {
        return seen(
                        viewer,
                        room.id(),
                        view ->
                                new Listing(
                                        view.listed(preferences.of(viewer, room.id())),
                                        new Position(view.activity(), room.id())))
                .filter(Listing::listed)
                .map(Listing::position);
    }

    private record Listing(boolean listed, Position position) {}

    @Override
    public Optional<Head> head(UserId viewer, ConversationId conversation) {
        return seen(
                viewer,
                conversation,
                view ->
                        view.head(
                                people(viewer, view.room()),
                                preferences.of(viewer, conversation),
                                preferences.sharesReadMarks(view.room())));
    }

    private List<User> people(UserId viewer, Room room) {
        if (room.kind() == Kind.GROUP) return List.of();
        return users.all(room.members().stream().map(Member::user).toList()).stream()
                .map(user -> user.id().equals(viewer) ? myself(user) : user)
                .toList();
    }

    /// With the picture that they may show to nobody else.
    private User myself(User me) {
        return users.account(me.id()).map(Account::user).orElse(me);
    }

    @Override
    public Optional<History> history(UserId viewer, ConversationId conversation, Slice slice) {
        return seen(viewer, conversation, view -> view.history(slice));
    }

    @Override
    public Resync since(UserId viewer, ConversationId conversation, long after) {
        return seen(viewer, conversation, view -> view.since(after))
                .orElseGet(() -> new Resync.Refused(Refusal.NOT_FOUND));
    }

    @Override
    public List<News.Changed> changed(ConversationId conversation, long after) {
        return read(conversation, room -> changed(room, after)).orElse(List.of());
    }

    private static List<News.Changed> changed(Room room, long after) {
        var news = room.news(after);
        if (news.change().version() <= after) return List.of();
        if (rows(news) > Resync.MAX_ROWS) return room.left(after, Set.of());
        var reached = new HashSet<>(news.to());
        reached.addAll(news.blind());
        return Stream.concat(Stream.of(news), room.left(after, reached).stream()).toList();
    }

    private static long rows(News.Changed news) {
        var change = news.change();
        return change.messages().size()
                + change.members().size()
                + change.properties().stream().count();
    }

    @Override
    public List<ConversationId> groups(UserId user) {
        return rooms.of(user).stream()
                .filter(room -> room.kind() == Kind.GROUP)
                .map(Room::id)
                .filter(id -> read(id, room -> present(room, user)).orElse(false))
                .toList();
    }

    @Override
    public List<Member> members(UserId viewer, ConversationId conversation) {
        return read(
                        conversation,
                        room -> present(room, viewer) ? room.members() : List.<Member>of())
                .orElseGet(List::of);
    }

    @Override
    public Set<UserId> audience(UserId actor, ConversationId conversation) {
        return read(
                        conversation,
                        room -> present(room, actor) ? audience(actor, room) : Set.<UserId>of())
                .orElseGet(Set::of);
    }

    private Set<UserId> audience(UserId actor, Room room) {
        return room.members().stream()
                .filter(Member::active)
                .map(Member::user)
                .filter(user -> room.kind() == Kind.GROUP || !blocks.blocked(user, actor))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Invitation> invited(InviteToken token) {
        return rooms.invited(token)
                .flatMap(room -> {
                    synchronized (room) {
                        return room.invite()
                                .filter(token::equals)
                                .flatMap(_ -> room.properties())
                                .map(properties ->
                                        new Invitation(
                                                room.id(),
                                                properties,
                                                (int)
                                                        room.members().stream()
                                                                .filter(Member::active)
                                                                .count()));
                    }
                });
    }

    @Override
    public Optional<InviteToken> invite(UserId admin, ConversationId group) {
        return read(
                        group,
                        room ->
                                room.member(admin)
                                        .filter(Member::admin)
                                        .flatMap(_ -> room.invite()))
                .flatMap(Function.identity());
    }

    @Override
    public UUID history() {
        return history;
    }

    private static boolean present(Room room, UserId user) {
        return room.member(user).filter(Member::active).isPresent();
    }

    private <T> Optional<T> read(ConversationId conversation, Function<Room, T> reading) {
        return rooms.find(conversation)
                .map(room -> {
                    synchronized (room) {
                        return reading.apply(room);
                    }
                });
    }

    private <T> Optional<T> seen(
            UserId viewer, ConversationId conversation, Function<View, T> reading) {
        return read(
                        conversation,
                        room ->
                                room.member(viewer)
                                        .map(member -> reading.apply(new View(room, member))))
                .flatMap(Function.identity());
    }
}

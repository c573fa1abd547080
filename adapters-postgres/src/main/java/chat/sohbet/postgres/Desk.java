package chat.sohbet.postgres;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Facts;
import chat.sohbet.domain.conversation.Group;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Standing;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A locked conversation while a batch is worked off on it: every decision sees what the ones
/// before it left, though nothing is written yet. It lives as long as one transaction; [Desks] lays
/// it out and [DeskWriting] writes what became of it.
final class Desk {
    private Conversation conversation;
    private @Nullable Properties properties;
    private @Nullable InviteToken invite;
    private final Map<UserId, Seat> seats = new HashMap<>();

    /// Of the two people of a direct conversation: who is blocked, and by whom.
    private final Map<UserId, UserId> blockers = new HashMap<>();

    /// Messages as they are now: those somebody asks for, and the new ones.
    private final TreeMap<Long, Message> messages = new TreeMap<>();

    private final Map<Sent, Long> sent = new HashMap<>();
    private final Map<UserId, Map<AttachmentId, Attachment>> files = new HashMap<>();
    private final State before;
    private final Map<UserId, Seat> seatsBefore = new HashMap<>();
    private final HashSet<Long> replaced = new HashSet<>();
    private final List<List<Step>> steps = new ArrayList<>();
    private @Nullable List<Step> joined;
    private @Nullable Set<UserId> everybody;

    /// Of those who write: the first message by others that they may see after the last they have
    /// read, 0 if there is none.
    private final Map<UserId, Long> unread = new HashMap<>();

    private record Sent(UserId author, ClientId clientId) {}

    /// What is written to the table `conversation`.
    record State(
            Conversation conversation,
            @Nullable Properties properties,
            @Nullable InviteToken invite) {}

    Desk(State state) {
        before = state;
        conversation = state.conversation();
        properties = state.properties();
        invite = state.invite();
    }

    // What lies on it

    void lay(Seat seat) {
        seats.put(seat.user(), seat);
        seatsBefore.put(seat.user(), seat);
    }

    void lay(Message message) {
        messages.put(message.seq(), message);
        message.clientId().ifPresent(id -> sent.put(new Sent(message.author(), id), message.seq()));
    }

    /// Somebody has put a message out of their sight that is looked at.
    void layHidden(UserId user, long seq) {
        var seat = seats.get(user);
        if (seat != null) lay(seat.hiding(seq));
    }

    /// A file that somebody may send.
    void lay(UserId author, Attachment file) {
        files.computeIfAbsent(author, _ -> new HashMap<>()).put(file.id(), file);
    }

    void layBlock(UserId blocker, UserId blocked) {
        blockers.put(blocked, blocker);
    }

    void layUnread(UserId author, long seq) {
        unread.put(author, seq);
    }

    ConversationId id() {
        return conversation.id();
    }

    Conversation conversation() {
        return conversation;
    }

    /// What the same author sent under the same client id.
    Optional<Message> known(Draft draft) {
        return Optional.ofNullable(sent.get(new Sent(draft.author(), draft.clientId())))
                .flatMap(this::message);
    }

    Optional<Message> message(long seq) {
        return Optional.ofNullable(messages.get(seq));
    }

    Standing standing(UserId user) {
        var seat = seats.get(user);
        if (seat == null || !seat.member().active()) return new Standing.Stranger();
        return new Standing.Member(seat.member().role(), seat.member().spans(), blockers.get(user));
    }

    Facts facts(Draft draft, Instant now) {
        var writing = draft.writing();
        return new Facts(
                standing(draft.author()),
                messages.get(writing.replyTo()),
                writing.mentions().stream()
                        .filter(user -> standing(user) instanceof Standing.Member)
                        .collect(Collectors.toSet()),
                attached(draft),
                now);
    }

    private List<Attachment> attached(Draft draft) {
        var mine = files.getOrDefault(draft.author(), Map.of());
        return draft.wanted().stream().filter(mine::containsKey).map(mine::get).toList();
    }

    /// Empty for a direct conversation.
    Optional<Group> group() {
        if (properties == null) return Optional.empty();
        var members =
                seats.values().stream()
                        .map(Seat::member)
                        .collect(Collectors.toMap(Member::user, member -> member));
        return Optional.of(new Group(conversation, properties, members, invite));
    }

    // What becomes of it

    void append(Message message) {
        append(message, List.of(), null);
    }

    void settle(Settlement.Settled settled) {
        for (var member : settled.members()) {
            var seat = seats.get(member.user());
            seats.put(member.user(), seat == null ? Seat.fresh(member) : seat.as(member));
        }
        if (settled.properties() != null) properties = settled.properties();
        append(settled.told(), settled.members(), settled.properties());
    }

    private void append(Message message, List<Member> members, @Nullable Properties shared) {
        var last = new Seat.Last(conversation.seq(), conversation.lastAt());
        seats.replaceAll((_, seat) -> seat.after(message, last));
        lay(message);
        conversation = conversation.appended(message);
        step(message, members, shared);
    }

    void replace(Message message) {
        lay(message);
        if (message.seq() <= before.conversation().seq()) replaced.add(message.seq());
        conversation = conversation.amended(message);
        step(message, List.of(), null);
    }

    void invite(@Nullable InviteToken token) {
        invite = token;
    }

    private void step(Message message, List<Member> members, @Nullable Properties shared) {
        long version = message.version();
        var step =
                Step.of(
                        version - 1,
                        version,
                        conversation.seq(),
                        List.of(message),
                        members,
                        shared,
                        seats.values(),
                        everybody());
        if (steps.isEmpty() || !steps.getLast().getLast().reachesAs(step))
            steps.add(new ArrayList<>());
        steps.getLast().add(step);
    }

    private Set<UserId> everybody() {
        if (everybody == null || everybody.size() != seats.size())
            everybody = Set.copyOf(seats.keySet());
        return everybody;
    }

    // What is to be written

    /// Authors of new messages of whom it is not known whether they have read all that came before.
    Collection<Seat> unsure() {
        return fresh().stream()
                .map(message -> seat(message.author()))
                .filter(seat -> !unread.containsKey(seat.user()))
                .filter(seat -> seat.marks().read() < before.conversation().seq())
                .collect(Collectors.toSet());
    }

    /// Advances the watermarks of the authors.
    void advance() {
        for (var message : fresh()) {
            var author = seat(message.author());
            long others = unread.getOrDefault(author.user(), 0L);
            for (var earlier :
                    messages.subMap(before.conversation().seq() + 1, message.seq()).values())
                if (!earlier.author().equals(author.user()) && author.sees(earlier))
                    others = earlier.seq();
            seats.put(author.user(), author.sent(message.seq(), others));
        }
    }

    private Seat seat(UserId user) {
        return Objects.requireNonNull(seats.get(user), "only members write");
    }

    Collection<Message> fresh() {
        return messages.tailMap(before.conversation().seq(), false).values();
    }

    List<Message> replaced() {
        return replaced.stream().map(messages::get).toList();
    }

    /// Members who joined, left or got another role.
    List<Seat> settled() {
        return seats.values().stream()
                .filter(seat -> {
                    var was = seatsBefore.get(seat.user());
                    return was == null || !was.member().equals(seat.member());
                })
                .toList();
    }

    /// Members for whom anything is different.
    List<Seat> moved() {
        return seats.values().stream()
                .filter(seat -> !seat.equals(seatsBefore.get(seat.user())))
                .toList();
    }

    /// The row of the conversation, if it is another one.
    Optional<State> state() {
        var state = new State(conversation, properties, invite);
        return state.equals(before) ? Optional.empty() : Optional.of(state);
    }

    /// The picture that the group shows from now on, if that is another one.
    Optional<AttachmentId> shown() {
        return Optional.ofNullable(picture(properties))
                .filter(face -> !face.equals(pictureBefore()));
    }

    /// The picture that it showed before, if it doesn't any more.
    Optional<AttachmentId> dropped() {
        return Optional.ofNullable(pictureBefore())
                .filter(face -> !face.equals(picture(properties)));
    }

    private @Nullable AttachmentId pictureBefore() {
        return picture(before.properties());
    }

    private static @Nullable AttachmentId picture(@Nullable Properties shared) {
        return shared == null ? null : shared.face();
    }

    /// What the feed is to hear; to be asked for when all is decided.
    List<Step> steps() {
        if (joined == null) joined = steps.stream().map(Step::together).toList();
        return joined;
    }
}

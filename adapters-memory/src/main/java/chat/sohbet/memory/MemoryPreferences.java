package chat.sohbet.memory;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Preferences;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Noting;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Star;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What everybody has arranged for themselves. What takes both locks takes the room's first.
final class MemoryPreferences implements Preferences {
    private static final Told NONE = new Told.Refused(Refusal.NOT_FOUND);

    private final Rooms rooms;
    private final Map<UserId, Own> byUser = new ConcurrentHashMap<>();
    private final Map<UserId, Privacy> reserved = new ConcurrentHashMap<>();

    MemoryPreferences(Rooms rooms) {
        this.rooms = rooms;
    }

    private Own own(UserId user) {
        return byUser.computeIfAbsent(user, Own::new);
    }

    Preference of(UserId user, ConversationId conversation) {
        return own(user).preference(conversation);
    }

    @Override
    public Optional<News.Self> change(
            UserId me, ConversationId conversation, UnaryOperator<Preference> change) {
        return seat(me, conversation, (_, _) -> own(me).change(conversation, change));
    }

    @Override
    public Told note(UserId me, ConversationId conversation, long seq, Noter judge) {
        return seat(
                        me,
                        conversation,
                        (room, member) ->
                                room.row(seq)
                                        .filter(row ->
                                                Room.reaches(member, row) && !room.expired(row))
                                        .map(row -> note(me, room, row, judge))
                                        .orElse(NONE))
                .orElse(NONE);
    }

    private Told note(UserId me, Room room, Message target, Noter judge) {
        long seq = target.seq();
        var before =
                seq <= room.hidden(me).cleared()
                        ? Note.cleared(room.id(), seq)
                        : own(me).note(room.id(), seq);
        return switch (judge.judge(target.seenBy(me), before)) {
            case Noting.Refused(var refusal) -> new Told.Refused(refusal);
            case Noting.Noted(var after) when after.equals(before) ->
                    new Told.Done(own(me).unchanged());
            case Noting.Noted(var after) -> {
                if (after.hidden()) room.hidden(me, room.hidden(me).with(seq));
                yield new Told.Done(own(me).keep(after));
            }
        };
    }

    @Override
    public Told clear(UserId me, ConversationId conversation, Clearer judge) {
        return seat(me, conversation, (room, member) -> clear(me, room, member, judge))
                .orElse(NONE);
    }

    private Told clear(UserId me, Room room, Member member, Clearer judge) {
        long seq =
                member.active()
                        ? room.conversation().seq()
                        : member.spans().list().getLast().until();
        var before = own(me).preference(room.id());
        var after = judge.judge(before, room.kind(), member.active(), seq);
        if (after.isEmpty()) return new Told.Refused(Refusal.NOT_ALLOWED);
        if (after.get().equals(before)) return new Told.Done(own(me).unchanged());
        room.hidden(me, room.hidden(me).upTo(after.get().cleared()));
        return new Told.Done(own(me).clear(after.get()));
    }

    /// Nothing is noted any more about a message that is gone.
    void forget(ConversationId conversation, long seq) {
        byUser.values().forEach(own -> own.forget(conversation, seq));
    }

    @Override
    public News.Self since(UserId me, long after) {
        return own(me).since(after);
    }

    @Override
    public List<Star> stars(UserId me, long before, int limit) {
        return own(me).starred(before).stream()
                .flatMap(note ->
                        seat(me, note.conversation(), (room, member) -> star(room, member, note))
                                .stream())
                .flatMap(Optional::stream)
                .limit(limit)
                .toList();
    }

    private static Optional<Star> star(Room room, Member member, Note note) {
        return room.row(note.seq())
                .filter(row -> room.shows(member, row) && row.body().isPresent())
                .map(row -> new Star(room.id(), row.seenBy(member.user()), note.version()));
    }

    @Override
    public Privacy privacy(UserId me) {
        return reserved.getOrDefault(me, Privacy.OPEN);
    }

    @Override
    public void keep(UserId me, Privacy privacy) {
        if (privacy.equals(Privacy.OPEN)) reserved.remove(me);
        else reserved.put(me, privacy);
    }

    @Override
    public void forget(UserId me) {
        own(me).forget();
        keep(me, new Privacy(false, false, false));
    }

    @Override
    public Map<UserId, Privacy> reserved(Collection<UserId> users) {
        return users.stream()
                .distinct()
                .filter(reserved::containsKey)
                .collect(Collectors.toUnmodifiableMap(user -> user, this::privacy));
    }

    /// Whether those who are in a room tell each other what they have read: in a group they do.
    boolean sharesReadMarks(Room room) {
        return room.kind() == Kind.GROUP
                || room.members().stream().allMatch(member -> privacy(member.user()).readMarks());
    }

    @FunctionalInterface
    private interface Seated<T> {
        T on(Room room, Member member);
    }

    /// Does something under the room's lock, if `me` is or was its member.
    private <T> Optional<T> seat(UserId me, ConversationId conversation, Seated<T> work) {
        return rooms.find(conversation)
                .map(room -> {
                    synchronized (room) {
                        return room.member(me).map(member -> work.on(room, member));
                    }
                })
                .flatMap(Function.identity());
    }
}

package chat.sohbet.memory;

import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Trace;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Facts;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Standing;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every conversation's log.
final class MemoryMessageLog implements MessageLog {
    private final Rooms rooms;
    private final MemoryBlocks blocks;
    private final MemoryPreferences preferences;
    private final MemoryAttachments attachments;
    private final MemoryOutbox outbox;
    private final Press press;
    private final Clock clock;

    MemoryMessageLog(
            Rooms rooms,
            MemoryBlocks blocks,
            MemoryPreferences preferences,
            MemoryAttachments attachments,
            MemoryOutbox outbox,
            Press press,
            Clock clock) {
        this.rooms = rooms;
        this.blocks = blocks;
        this.preferences = preferences;
        this.attachments = attachments;
        this.outbox = outbox;
        this.press = press;
        this.clock = clock;
    }

    @Override
    public Posting append(ConversationId conversation, Draft draft, Judge judge) {
        // Before the room is locked: others may have to be, to see what somebody may see. What goes
        // until then can't be claimed any more.
        var attached = attachments.all(draft.author(), draft.wanted());
        return change(
                conversation,
                new Posting.Refused(Refusal.NOT_FOUND),
                room ->
                        room.sent(draft.author(), draft.clientId())
                                .<Posting>map(
                                        message -> new Posting.Repeated(room.id(), asOf(message)))
                                .orElseGet(() -> append(room, draft, attached, judge)));
    }

    private Message asOf(Message message) {
        return message.asOf(clock.instant());
    }

    private Posting append(Room room, Draft draft, List<Attachment> attached, Judge judge) {
        var posting = judge.judge(room.conversation(), facts(room, draft, attached));
        if (posting instanceof Posting.Accepted accepted) {
            if (!attachments.claim(room, accepted.message()))
                return new Posting.Refused(Refusal.GONE);
            room.append(accepted.message());
            print(room);
        }
        return posting;
    }

    @Override
    public Amendment amend(ConversationId conversation, long seq, UserId actor, Amender judge) {
        var none = new Amendment.Refused(Refusal.NOT_FOUND);
        return change(
                conversation,
                none,
                room -> {
                    var target = room.row(seq).filter(row -> !room.expired(row));
                    if (target.isEmpty()) return none;
                    var amendment =
                            judge.judge(
                                    room.conversation(),
                                    target.get(),
                                    standing(room, actor),
                                    clock.instant());
                    if (amendment instanceof Amendment.Amended(var message))
                        replace(room, target.get(), message);
                    return amendment;
                });
    }

    private void replace(Room room, Message before, Message after) {
        if (after.writing().isEmpty()) attachments.release(room, before);
        room.amend(after);
        print(room);
    }

    @Override
    public Settlement arrange(ConversationId conversation, UserId actor, Arranger judge) {
        return change(
                conversation,
                new Settlement.Refused(Refusal.NOT_FOUND),
                room -> {
                    var settlement =
                            judge.judge(
                                    room.conversation(), standing(room, actor), clock.instant());
                    if (settlement instanceof Settlement.Settled settled) {
                        room.settle(settled);
                        print(room);
                    }
                    return settlement;
                });
    }

    @Override
    public int wipe(int limit) {
        int wiped = 0;
        for (var room : rooms.all()) {
            int left = limit - wiped;
            if (left > 0) wiped += change(room.id(), 0, _ -> wipe(room, left));
        }
        return wiped;
    }

    private int wipe(Room room, int limit) {
        var overdue = room.overdue().stream().limit(limit).toList();
        for (var message : overdue) {
            var verdict = room.conversation().wipe(message, clock.instant());
            if (verdict instanceof Amendment.Amended(var tombstone)) {
                replace(room, message, tombstone);
                preferences.forget(room.id(), message.seq());
            }
        }
        return overdue.size();
    }

    @Override
    public Settlement settle(ConversationId group, Settler judge) {
        var none = new Settlement.Refused(Refusal.NOT_FOUND);
        return change(
                group,
                none,
                room -> {
                    if (room.kind() != Kind.GROUP) return none;
                    var settlement = judge.judge(room.group(), clock.instant());
                    switch (settlement) {
                        case Settlement.Settled settled -> {
                            var picture = room.picture();
                            room.settle(settled);
                            attachments.portray(room, picture.orElse(null));
                            settled.members().forEach(member -> rooms.in(room, member.user()));
                            print(room);
                        }
                        case Settlement.Invited invited -> {
                            rooms.invite(room, room.invite().orElse(null), invited.token());
                            room.invite(invited.token());
                        }
                        case Settlement.Unchanged _, Settlement.Refused _ -> {}
                    }
                    return settlement;
                });
    }

    @Override
    public void close(UserId erased) {
        for (var room : rooms.of(erased)) {
            synchronized (room) {
                if (room.kind() == Kind.DIRECT) room.close();
            }
        }
    }

    @Override
    public Founding found(
            ConversationId fresh,
            UserId creator,
            ClientId clientId,
            Function<Instant, Settlement.Settled> judge) {
        var founding =
                rooms.found(
                        fresh, creator, clientId, () -> judge.apply(clock.instant()), this::print);
        rooms.find(founding.conversation()).ifPresent(press::publish);
        return founding;
    }

    /// Runs `act` under the conversation's lock, and has what it printed carried.
    private <T> T change(ConversationId conversation, T otherwise, Function<Room, T> act) {
        var found = rooms.find(conversation);
        if (found.isEmpty()) return otherwise;
        var room = found.get();
        T result;
        synchronized (room) {
            result = act.apply(room);
        }
        press.publish(room);
        return result;
    }

    private Facts facts(Room room, Draft draft, List<Attachment> attached) {
        var writing = draft.writing();
        return new Facts(
                standing(room, draft.author()),
                room.row(writing.replyTo()).orElse(null),
                writing.mentions().stream()
                        .filter(user -> room.member(user).filter(Member::active).isPresent())
                        .collect(Collectors.toSet()),
                attached,
                clock.instant());
    }

    private Standing standing(Room room, UserId user) {
        return room.member(user)
                .filter(Member::active)
                .<Standing>map(member ->
                        new Standing.Member(member.role(), member.spans(), blockedBy(room, user)))
                .orElseGet(Standing.Stranger::new);
    }

    private @Nullable UserId blockedBy(Room room, UserId user) {
        if (room.kind() != Kind.DIRECT) return null;
        return room.members().stream()
                .map(Member::user)
                .filter(other -> !other.equals(user) && blocks.blocked(other, user))
                .findFirst()
                .orElse(null);
    }

    /// What was just written waits in the outbox and for the feed.
    private void print(Room room) {
        long before = room.conversation().version() - 1;
        var ticket = outbox.add(new News.Moved(room.id(), before));
        room.printed.add(new Room.Printed(ticket, room.news(before), Trace.current()));
    }
}

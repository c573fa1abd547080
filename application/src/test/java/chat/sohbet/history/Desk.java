package chat.sohbet.history;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.Preferences.Told;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Serves one person's commands, as the web adapter does: each is a call to the chat, and a frame
/// that says what came of it.
final class Desk {
    private static final int AT_ONCE = 100;

    private final Chat chat;
    private final UserId me;
    private final Consumer<Frame> out;
    private final GroupDesk group;

    Desk(Chat chat, UserId me, Consumer<Frame> out) {
        this.chat = chat;
        this.me = me;
        this.out = out;
        this.group = new GroupDesk(chat.groups(), me, out);
    }

    void serve(Command command) {
        switch (command) {
            case Command.Hello hello -> hello(hello);
            case Command.Send send -> send(send);
            case Command.Mark mark -> chat.mark(me, mark.conversation(), mark.marks());
            case Command.Typing typing -> chat.presence().typing(me, typing.conversation(), true);
            case Command.Fetch fetch ->
                    resync(
                            fetch.id(),
                            fetch.after(),
                            chat.since(me, fetch.conversation(), fetch.after()));
            case Command.Turn turn -> turn(turn);
            case Command.Look look -> look(look);
            case Command.Edit edit ->
                    amended(
                            edit.id(),
                            edit.conversation(),
                            chat.edit(me, edit.conversation(), edit.seq(), edit.body()));
            case Command.Delete delete ->
                    amended(
                            delete.id(),
                            delete.conversation(),
                            chat.delete(me, delete.conversation(), delete.seq()));
            case Command.React react ->
                    amended(
                            react.id(),
                            react.conversation(),
                            chat.react(me, react.conversation(), react.seq(), react.emoji()));
            case Command.Pin pin ->
                    amended(
                            pin.id(),
                            pin.conversation(),
                            chat.pin(me, pin.conversation(), pin.seq(), pin.pinned()));
            case Command.Arrange arrange -> arrange(arrange);
            case Command.Own own -> own(own);
            case Command.Open open ->
                    chat.direct(me, open.other())
                            .ifPresentOrElse(
                                    id -> out.accept(new Frame.Done(open.id(), id)),
                                    () -> refuse(open.id(), Refusal.NOT_FOUND));
            case Command.Block block -> {
                chat.block(me, block.other());
                out.accept(new Frame.Done(block.id(), null));
            }
            case Command.Unblock unblock -> {
                chat.unblock(me, unblock.other());
                out.accept(new Frame.Done(unblock.id(), null));
            }
            case Command.Keep keep ->
                    group.settled(
                            keep.id(),
                            keep.conversation(),
                            chat.keep(me, keep.conversation(), keep.lifetime()));
            case Command.OfGroup asked -> group.serve(asked);
        }
    }

    private void hello(Command.Hello hello) {
        var heads = new ArrayList<Head>();
        var at = Conversations.Position.TOP;
        while (true) {
            var page = chat.heads(me, at, AT_ONCE);
            heads.addAll(page);
            boolean last = page.size() < AT_ONCE;
            out.accept(new Frame.Heads(page.stream().map(Desk::row).toList(), last));
            if (last) break;
            at = new Conversations.Position(page.getLast().activity(), page.getLast().id());
        }
        for (var head : heads) {
            var have = hello.have().get(head.id());
            if (have != null && have != head.version())
                resync(0, have, chat.since(me, head.id(), have));
        }
        var self = chat.own().since(me, hello.self());
        if (self.version() != hello.self()) out.accept(Frame.Self.of(self));
        out.accept(new Frame.Synced());
    }

    private void send(Command.Send send) {
        var draft = new Draft(send.clientId(), me, send.writing());
        switch (chat.send(send.conversation(), draft, send.read())) {
            case Posting.Accepted accepted -> ack(send, accepted.message(), false);
            case Posting.Repeated repeated -> ack(send, repeated.message(), true);
            case Posting.Refused refused ->
                    out.accept(new Frame.Refused(0, send.clientId(), code(refused.refusal()), 0));
        }
    }

    private void ack(Command.Send send, Message message, boolean duplicate) {
        out.accept(
                new Frame.Ack(
                        0,
                        send.clientId(),
                        send.conversation(),
                        message.seq(),
                        message.version(),
                        duplicate));
    }

    private void resync(long id, long after, Resync resync) {
        switch (resync) {
            case Resync.Catch caught -> out.accept(Frame.Changes.of(id, caught.change()));
            case Resync.Reset reset ->
                    out.accept(
                            new Frame.Changes(
                                    id,
                                    reset.conversation(),
                                    after,
                                    reset.version(),
                                    reset.seq(),
                                    List.of(),
                                    List.of(),
                                    null,
                                    true));
            case Resync.Refused refused -> refuse(id, refused.refusal());
        }
    }

    private void turn(Command.Turn turn) {
        chat.history(me, turn.conversation(), turn.slice())
                .ifPresentOrElse(
                        page ->
                                out.accept(
                                        new Frame.Page(
                                                turn.id(),
                                                page.conversation(),
                                                page.version(),
                                                page.messages(),
                                                page.more())),
                        () -> refuse(turn.id(), Refusal.NOT_FOUND));
    }

    private void look(Command.Look look) {
        chat.head(me, look.conversation())
                .ifPresentOrElse(
                        head ->
                                out.accept(
                                        new Frame.Looked(
                                                look.id(),
                                                row(head),
                                                seats(chat.members(me, look.conversation())))),
                        () -> refuse(look.id(), Refusal.NOT_FOUND));
    }

    private static List<Frame.Seat> seats(List<Member> members) {
        return members.stream()
                .map(member ->
                        new Frame.Seat(
                                member.user(), member.role(), member.active(), member.version()))
                .toList();
    }

    static Frame.Row row(Head head) {
        return new Frame.Row(
                head.id(),
                head.kind(),
                head.properties().orElse(null),
                head.active(),
                head.seq(),
                head.version(),
                head.unread(),
                head.mine(),
                head.others(),
                head.lastMessage().orElse(null));
    }

    private void amended(long id, ConversationId conversation, Amendment amendment) {
        switch (amendment) {
            case Amendment.Amended amended -> ack(id, conversation, amended.message());
            case Amendment.Unchanged unchanged -> ack(id, conversation, unchanged.message());
            case Amendment.Refused refused -> refuse(id, refused.refusal());
        }
    }

    private void ack(long id, ConversationId conversation, Message message) {
        out.accept(new Frame.Ack(id, null, conversation, message.seq(), message.version(), false));
    }

    private void arrange(Command.Arrange arrange) {
        chat.own()
                .arrange(me, arrange.conversation(), change(arrange))
                .ifPresentOrElse(
                        _ -> out.accept(new Frame.Done(arrange.id(), arrange.conversation())),
                        () -> refuse(arrange.id(), Refusal.NOT_FOUND));
    }

    private void own(Command.Own own) {
        var id = own.conversation();
        var mine = chat.own();
        var told =
                switch (own.what()) {
                    case STAR -> mine.star(me, id, own.seq(), true);
                    case UNSTAR -> mine.star(me, id, own.seq(), false);
                    case DELETE -> mine.delete(me, id, own.seq());
                    case CLEAR -> mine.clear(me, id, own.seq());
                    case REMOVE -> mine.remove(me, id, own.seq());
                };
        switch (told) {
            case Told.Done _ -> out.accept(new Frame.Done(own.id(), id));
            case Told.Refused(var refusal) -> refuse(own.id(), refusal);
        }
    }

    private static UnaryOperator<Preference> change(Command.Arrange arrange) {
        return switch (arrange.wish()) {
            case MUTE -> preference -> preference.muted(Preference.ALWAYS);
            case UNMUTE -> preference -> preference.muted(Instant.EPOCH);
            case ARCHIVE -> preference -> preference.archived(true);
            case UNARCHIVE -> preference -> preference.archived(false);
            case PIN -> preference -> preference.pinned(true);
            case UNPIN -> preference -> preference.pinned(false);
            case UNREAD -> preference -> preference.unread(true);
            case SEEN -> preference -> preference.unread(false);
            case DRAFT -> preference -> preference.draft(arrange.draft());
        };
    }

    private void refuse(long id, Refusal refusal) {
        out.accept(new Frame.Refused(id, null, code(refusal), 0));
    }

    static String code(Refusal refusal) {
        return refusal.name().toLowerCase(Locale.ROOT);
    }
}

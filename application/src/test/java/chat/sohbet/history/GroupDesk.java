package chat.sohbet.history;

import chat.sohbet.application.ManageGroup;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.Set;
import java.util.function.Consumer;

/// Serves what one person asks of groups.
final class GroupDesk {
    private final ManageGroup groups;
    private final UserId me;
    private final Consumer<Frame> out;

    GroupDesk(ManageGroup groups, UserId me, Consumer<Frame> out) {
        this.groups = groups;
        this.me = me;
        this.out = out;
    }

    void serve(Command.OfGroup command) {
        switch (command) {
            case Command.Found found -> {
                var made = groups.found(me, found.clientId(), found.title(), found.others());
                out.accept(new Frame.Done(found.id(), made.conversation()));
            }
            case Command.Add add ->
                    settled(
                            add.id(),
                            add.conversation(),
                            groups.add(me, add.conversation(), Set.of(add.other())));
            case Command.Remove remove ->
                    settled(
                            remove.id(),
                            remove.conversation(),
                            groups.remove(me, remove.conversation(), remove.other()));
            case Command.Leave leave ->
                    settled(
                            leave.id(),
                            leave.conversation(),
                            groups.leave(me, leave.conversation()));
            case Command.Appoint appoint ->
                    settled(
                            appoint.id(),
                            appoint.conversation(),
                            groups.appoint(
                                    me, appoint.conversation(), appoint.other(), appoint.role()));
            case Command.Rename rename ->
                    settled(
                            rename.id(),
                            rename.conversation(),
                            groups.rename(me, rename.conversation(), rename.title()));
            case Command.Describe describe ->
                    settled(
                            describe.id(),
                            describe.conversation(),
                            groups.describe(me, describe.conversation(), describe.description()));
            case Command.Invite invite ->
                    settled(
                            invite.id(),
                            invite.conversation(),
                            groups.invite(me, invite.conversation()));
            case Command.Join join -> join(join);
        }
    }

    private void join(Command.Join join) {
        switch (groups.join(me, join.token())) {
            case ManageGroup.Joining.Joined joined ->
                    out.accept(new Frame.Done(join.id(), joined.group()));
            case ManageGroup.Joining.Refused refused -> refuse(join.id(), refused.refusal());
        }
    }

    void settled(long id, ConversationId conversation, Settlement settlement) {
        switch (settlement) {
            case Settlement.Settled settled -> ack(id, conversation, settled.told());
            case Settlement.Unchanged _ -> out.accept(new Frame.Done(id, conversation));
            case Settlement.Invited invited -> {
                if (invited.token() != null)
                    out.accept(new Frame.Invited(id, conversation, invited.token()));
            }
            case Settlement.Refused refused -> refuse(id, refused.refusal());
        }
    }

    private void ack(long id, ConversationId conversation, Message told) {
        out.accept(new Frame.Ack(id, null, conversation, told.seq(), told.version(), false));
    }

    private void refuse(long id, Refusal refusal) {
        out.accept(new Frame.Refused(id, null, Desk.code(refusal), 0));
    }
}

package chat.sohbet.application;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.user.UserId;
import java.util.List;

/// A person goes for good. What they said stays where others read it, as that of a deleted account;
/// everything else of theirs goes.
///
/// Who they were is forgotten at once; the rest follows, here or, if this node dies on the way, by
/// whichever node comes along next. All of it may be done twice.
final class DeleteAccount {
    private static final int SOME = 20;

    private final Ports ports;
    private final AskPassword askPassword;

    DeleteAccount(Ports ports) {
        this.ports = ports;
        this.askPassword = new AskPassword(ports.users(), ports.passwords());
    }

    /// False if that isn't their password.
    boolean delete(UserId me, String password) {
        var known = askPassword.known(me, password);
        if (known.isEmpty() || !ports.users().erase(me, known.get())) return false;
        finish(me);
        return true;
    }

    /// Finishes what was begun and not finished.
    void finish() {
        List<UserId> some;
        do {
            some = ports.users().leaving(SOME);
            some.forEach(this::finish);
        } while (some.size() == SOME);
    }

    private void finish(UserId user) {
        ports.sessions().bar(user);
        ports.recoveries().forget(user);
        ports.log().close(user);
        ports.conversations().groups(user).forEach(group -> leave(user, group));
        ports.blocks().of(user).forEach(blocked -> ports.blocks().unblock(user, blocked));
        ports.preferences().forget(user);
        ports.reports().forget(user);
        // From now on they seem never to have been here, also to who looks at them.
        ports.presences()
                .of(List.of(user))
                .forEach(presence -> ports.feed().carry(new News.Present(presence)));
        ports.attachments().abandon(user);
        ports.users().left(user);
    }

    /// Of those who stay the one who came first leads the group, if nobody else does.
    private void leave(UserId user, ConversationId group) {
        Settlement left;
        do {
            ports.log().settle(group, (locked, now) -> locked.bequeath(user, now));
            left = ports.log().settle(group, (locked, now) -> locked.leave(user, now));
            // Whoever led it besides may have gone in between.
        } while (left instanceof Settlement.Refused(var refusal) && refusal == Refusal.LAST_ADMIN);
    }
}

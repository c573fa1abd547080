package chat.sohbet.application;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.MessageLog.Founding;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Group;
import chat.sohbet.domain.conversation.Invitation;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// People found groups, run them, join and leave them. Each method is one decision of [Group], made
/// under its lock; what was done appears in the timeline.
public final class ManageGroup {
    private final MessageLog log;
    private final Conversations conversations;
    private final Users users;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    ManageGroup(MessageLog log, Conversations conversations, Users users, Ids ids) {
        this.log = log;
        this.conversations = conversations;
        this.users = users;
        this.ids = ids;
    }

    /// Founds a group of `me`, its admin, and `others`, who have to exist. The same client id again
    /// answers the same group.
    public Founding found(
            UserId me,
            ClientId clientId,
            Title title,
            Description description,
            Set<UserId> others) {
        known(others);
        return log.found(
                new ConversationId(ids.next()),
                me,
                clientId,
                now -> Group.create(me, title, description, others, now));
    }

    /// The same, without a description.
    public Founding found(UserId me, ClientId clientId, Title title, Set<UserId> others) {
        return found(me, clientId, title, Description.NONE, others);
    }

    public Settlement add(UserId me, ConversationId group, Set<UserId> others) {
        known(others);
        return log.settle(group, (locked, now) -> locked.add(me, others, now));
    }

    public Settlement remove(UserId me, ConversationId group, UserId other) {
        return log.settle(group, (locked, now) -> locked.remove(me, other, now));
    }

    public Settlement leave(UserId me, ConversationId group) {
        return log.settle(group, (locked, now) -> locked.leave(me, now));
    }

    public Settlement appoint(UserId me, ConversationId group, UserId other, Role role) {
        return log.settle(group, (locked, now) -> locked.appoint(me, other, role, now));
    }

    public Settlement rename(UserId me, ConversationId group, Title title) {
        return log.settle(group, (locked, now) -> locked.rename(me, title, now));
    }

    public Settlement describe(UserId me, ConversationId group, Description description) {
        return log.settle(group, (locked, now) -> locked.describe(me, description, now));
    }

    /// Makes a new invite link; the one before stops working. The answer is [Settlement.Invited]
    /// with the token.
    public Settlement invite(UserId me, ConversationId group) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var token = new InviteToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return log.settle(group, (locked, _) -> locked.invite(me, token));
    }

    /// Takes the invite link back.
    public Settlement revokeInvite(UserId me, ConversationId group) {
        return log.settle(group, (locked, _) -> locked.invite(me, null));
    }

    /// The invite link of now; empty unless `me` is an admin and there is one.
    public Optional<InviteToken> currentInvite(UserId me, ConversationId group) {
        return conversations.invite(me, group);
    }

    /// What group an invite link leads to; empty if it does so no more, or never did.
    public Optional<Invitation> invitation(InviteToken token) {
        return conversations.invited(token);
    }

    /// Follows an invite link.
    public Joining join(UserId me, InviteToken token) {
        return conversations
                .invited(token)
                .map(Invitation::group)
                .map(group ->
                        joining(
                                group,
                                log.settle(group, (locked, now) -> locked.join(me, token, now))))
                .orElseGet(() -> new Joining.Refused(Refusal.NOT_FOUND));
    }

    private static Joining joining(ConversationId group, Settlement settlement) {
        return switch (settlement) {
            case Settlement.Settled _, Settlement.Unchanged _, Settlement.Invited _ ->
                    new Joining.Joined(group);
            case Settlement.Refused refused -> new Joining.Refused(refused.refusal());
        };
    }

    private void known(Set<UserId> others) {
        if (others.size() > Group.MAX)
            throw new InvalidValue("members", Group.MAX + " people at most");
        if (users.all(others).stream().filter(user -> !user.deleted()).count() < others.size())
            throw new InvalidValue("members", "people who are registered");
    }

    /// What came of following an invite link.
    public sealed interface Joining {
        /// I am a member of it now, or was before.
        record Joined(ConversationId group) implements Joining {}

        record Refused(Refusal refusal) implements Joining {}
    }
}

package chat.sohbet.application;

import chat.sohbet.application.port.MessageLog;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/// A person changes a message that is there: edits it, deletes it for everyone, pins it, or reacts
/// to it. To do it again changes nothing.
final class AmendMessage {
    private final MessageLog log;

    AmendMessage(MessageLog log) {
        this.log = log;
    }

    Amendment edit(UserId me, ConversationId conversation, long seq, Body body) {
        return log.amend(
                conversation,
                seq,
                me,
                (locked, target, standing, now) -> locked.edit(target, me, standing, body, now));
    }

    Amendment delete(UserId me, ConversationId conversation, long seq) {
        return log.amend(
                conversation,
                seq,
                me,
                (locked, target, standing, now) -> locked.delete(target, me, standing));
    }

    Amendment pin(UserId me, ConversationId conversation, long seq, boolean pinned) {
        return log.amend(
                conversation,
                seq,
                me,
                (locked, target, standing, _) -> locked.pin(target, me, standing, pinned));
    }

    Amendment react(UserId me, ConversationId conversation, long seq, @Nullable Emoji emoji) {
        return log.amend(
                conversation,
                seq,
                me,
                (locked, target, standing, now) -> locked.react(target, me, standing, emoji));
    }
}

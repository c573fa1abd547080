package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// How far everybody has come.
public interface Receipts {
    /// Merges each mark into its member's watermarks, clamped to the conversation's last message,
    /// all in one transaction. Returns those that grew, with their new value; `to` are both people
    /// of a direct conversation, and the member alone in a group. Where one of the two keeps read
    /// marks to themselves ([Privacy][chat.sohbet.domain.user.Privacy]), each gets news of their
    /// own, the other's as if nothing were read. Marks of people who are no members now and marks
    /// that change nothing are left out.
    List<News.Marked> raise(Collection<Mark> marks);

    /// The watermarks of a conversation's present members; none if `viewer` is not one of them. Of
    /// the other person of a direct conversation they don't tell what was read, where one of the
    /// two keeps read marks to themselves; nor does a list.
    Map<UserId, Watermarks> of(UserId viewer, ConversationId conversation);
}

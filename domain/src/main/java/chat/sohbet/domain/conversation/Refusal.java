package chat.sohbet.domain.conversation;

/// Why something was not done.
public enum Refusal {
    /// There is no such thing, or it is not yours to know.
    NOT_FOUND,
    /// You know of it, and may not do this.
    NOT_ALLOWED,
    /// The message that is answered isn't there, or it is not yours to know.
    NO_ORIGINAL,
    /// The message that is passed on isn't there, or it is not yours to know.
    NO_SOURCE,
    /// A conversation holds up [Conversation#MAX_PINS] messages at most.
    PINNED_ENOUGH,
    /// Nothing would be left of what was written.
    EMPTY,
    /// A file that was to be carried is gone, or was never yours.
    GONE,
    /// The account of the other person was deleted: nobody would read it.
    DELETED,
    /// A message can be edited for [Conversation#EDITABLE] only.
    TOO_LATE,
    /// The last admin names a successor before they go.
    LAST_ADMIN,
    /// A group has [Group#MAX] members at most.
    FULL
}

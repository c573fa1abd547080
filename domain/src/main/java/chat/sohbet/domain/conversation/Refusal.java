package chat.sohbet.domain.conversation;

/// Why something was not done, in the words of the wire protocol.
public enum Refusal {
    /// There is no such thing, or it is not yours to know.
    NOT_FOUND,
    /// You know of it, and may not do this.
    NOT_ALLOWED
}

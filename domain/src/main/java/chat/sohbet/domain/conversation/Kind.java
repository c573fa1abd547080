package chat.sohbet.domain.conversation;

/// What sort of conversation it is.
public enum Kind {
    /// Exactly two people; one conversation for each unordered pair, never with oneself.
    DIRECT,
    /// A title and members that come and go.
    GROUP
}

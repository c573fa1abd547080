package chat.sohbet.domain.conversation;

/// What comes of somebody's wish to note something about a message.
public sealed interface Noting {
    /// This is to be kept; it may be what is there already.
    record Noted(Note note) implements Noting {}

    record Refused(Refusal refusal) implements Noting {}
}

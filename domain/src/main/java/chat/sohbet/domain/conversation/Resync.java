package chat.sohbet.domain.conversation;

/// What somebody needs who holds a conversation at an older version.
public sealed interface Resync {
    /// More rows than this are not sent one by one.
    int MAX_ROWS = 500;

    /// The rows that changed since; none if nothing did.
    record Catch(Change change) implements Resync {}

    /// Too many: drop what is held and load the last page. `version` and `seq` are the
    /// conversation's.
    record Reset(ConversationId conversation, long version, long seq) implements Resync {}

    record Refused(Refusal refusal) implements Resync {}
}

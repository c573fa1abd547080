package chat.sohbet.domain.message;

/// What stands in a message's place. A message keeps its number whatever becomes of its content.
public sealed interface Content {
    /// What its author wrote; `edited` once they changed it. Earlier texts are not kept. It is
    /// `pinned` while somebody holds it up to everybody.
    record Written(Writing writing, boolean edited, boolean pinned) implements Content {
        public Body body() {
            return writing.body();
        }
    }

    /// It was deleted for everyone. Nothing is left of it.
    record Deleted() implements Content {}

    /// Not written by anybody: what the author *did* to the conversation.
    record Happened(Event event) implements Content {}
}

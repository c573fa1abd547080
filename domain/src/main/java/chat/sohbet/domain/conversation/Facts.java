package chat.sohbet.domain.conversation;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a draft is judged by, read under its conversation's lock: where its author stands, the
/// message it answers (null where it answers none, or there is none), who of those it mentions is a
/// member, which of the files it wants its author may see, in the draft's order, and what time it
/// is by the store's clock.
public record Facts(
        Standing author,
        @Nullable Message answered,
        Set<UserId> mentioned,
        List<Attachment> attached,
        Instant now) {
    public Facts {
        mentioned = Set.copyOf(mentioned);
        attached = List.copyOf(attached);
    }

    /// Of a draft that wants no files.
    public Facts(Standing author, @Nullable Message answered, Set<UserId> mentioned, Instant now) {
        this(author, answered, mentioned, List.of(), now);
    }

    /// Of a draft that answers nothing and mentions nobody.
    public static Facts of(Standing author, Instant now) {
        return new Facts(author, null, Set.of(), now);
    }

    public Optional<Message> original() {
        return Optional.ofNullable(answered);
    }
}

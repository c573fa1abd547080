package chat.sohbet.domain.message;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.user.UserId;
import java.util.List;

/// A message its author wants to send. `clientId` makes sending it again harmless. `wanted` are the
/// files it is to carry: whether they are there and its author may pass them on is found out when
/// it is judged. There are always words or files.
public record Draft(ClientId clientId, UserId author, Writing writing, List<AttachmentId> wanted) {
    public Draft {
        wanted = wanted.stream().distinct().toList();
        if (wanted.size() > Attachment.MAX_EACH)
            throw new InvalidValue("attachments", Attachment.MAX_EACH + " files at most");
        if (writing.body().isEmpty() && wanted.isEmpty()) throw Body.outOfBounds();
    }

    /// A draft that carries what its writing does.
    public Draft(ClientId clientId, UserId author, Writing writing) {
        this(
                clientId,
                author,
                writing,
                writing.attachments().stream().map(Attachment::id).toList());
    }

    /// A draft of words and nothing else.
    public Draft(ClientId clientId, UserId author, Body body) {
        this(clientId, author, Writing.of(body));
    }

    public Body body() {
        return writing.body();
    }

    public Draft with(Writing other) {
        return new Draft(clientId, author, other, wanted);
    }
}

package chat.sohbet.application;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Source;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import java.util.Optional;
import java.util.function.Supplier;

/// A person passes on what somebody wrote: what they see of it, read by the server, so that nobody
/// can put words into another's mouth.
final class ForwardMessage {
    /// Stands for what isn't there; never written.
    private static final Writing NOTHING = Writing.of(new Body("?"));

    private final Conversations conversations;
    private final SendMessage sending;

    ForwardMessage(Conversations conversations, SendMessage sending) {
        this.conversations = conversations;
        this.sending = sending;
    }

    Supplier<Posting> forward(
            UserId me, ClientId clientId, Source source, ConversationId conversation, long shown) {
        var writing = read(me, source).map(Writing::passedOn);
        var draft = new Draft(clientId, me, writing.orElse(NOTHING));
        return writing.isPresent()
                ? sending.send(conversation, draft, shown)
                : sending.refuse(conversation, draft, Refusal.NO_SOURCE);
    }

    private Optional<Writing> read(UserId me, Source source) {
        return conversations
                .history(me, source.conversation(), new Slice.From(source.seq(), 1))
                .flatMap(history -> history.messages().stream().findFirst())
                .filter(message -> message.seq() == source.seq())
                .flatMap(Message::writing);
    }
}

package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.Subscription;
import chat.sohbet.domain.user.User;
import java.time.Duration;

/// Carries letters to devices that aren't connected. Like an [Audience] it is no part of the store:
/// who has none pushes nothing.
public interface Courier {
    /// The house's public key, an uncompressed point of P-256 in base64url: devices subscribe with
    /// it, and their push services take letters of nobody else (RFC 8292).
    String key();

    /// Whether letters go to such an endpoint at all.
    boolean serves(Subscription to);

    /// Hands a letter to the push service; blocks for seconds at most. Throws nothing.
    Outcome carry(Letter letter);

    /// Somebody wrote a message. `group` is the group's title, empty where it is a direct
    /// conversation.
    record Letter(
            Subscription to,
            ConversationId conversation,
            String group,
            User author,
            Message message) {}

    sealed interface Outcome {
        /// The push service has it.
        record Taken() implements Outcome {}

        /// There is no such subscription any more.
        record Gone() implements Outcome {}

        /// Not now: it may be tried again after so long.
        record Later(Duration after) implements Outcome {}

        /// Never; `why` is for the log and names no address.
        record Refused(String why) implements Outcome {}
    }
}

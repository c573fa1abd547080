package chat.sohbet.domain.message;

import chat.sohbet.domain.user.UserId;

/// A message its author wants to send. `clientId` makes sending it again harmless.
public record Draft(ClientId clientId, UserId author, Writing writing) {
    /// A draft of words and nothing else.
    public Draft(ClientId clientId, UserId author, Body body) {
        this(clientId, author, Writing.of(body));
    }

    public Body body() {
        return writing.body();
    }

    public Draft with(Writing other) {
        return new Draft(clientId, author, other);
    }
}

package chat.sohbet.domain.message;

import chat.sohbet.domain.user.UserId;

/// A message its author wants to send. `clientId` makes sending it again harmless.
public record Draft(ClientId clientId, UserId author, Body body) {}

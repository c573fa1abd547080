package chat.sohbet.domain.message;

import chat.sohbet.domain.user.UserId;

/// Somebody's reaction to a message; each person has one at most.
public record Reaction(UserId user, Emoji emoji) {}

package chat.sohbet.domain.conversation;

/// What somebody who was invited may know of a group before they join: which it is, what it is
/// called and for, and how many `members` it has now.
public record Invitation(ConversationId group, Properties properties, int members) {}

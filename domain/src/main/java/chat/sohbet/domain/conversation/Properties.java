package chat.sohbet.domain.conversation;

/// What a group's members share besides messages. `version` is the conversation's at its last
/// change.
public record Properties(Title title, Description description, long version) {}

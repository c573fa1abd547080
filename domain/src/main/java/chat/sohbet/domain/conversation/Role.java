package chat.sohbet.domain.conversation;

/// What a member may do in a group; in a direct conversation both are plain members.
public enum Role {
    MEMBER,
    /// May also add and remove members, change title and description, name admins, hand out the
    /// invite link and delete others' messages.
    ADMIN
}

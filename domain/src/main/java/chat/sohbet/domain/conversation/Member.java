package chat.sohbet.domain.conversation;

import chat.sohbet.domain.user.UserId;

/// Somebody's membership, which stays as a tombstone when they are gone. `version` is the
/// conversation's at its last change.
public record Member(UserId user, Role role, Spans spans, long version) {
    /// Whether they are a member now.
    public boolean active() {
        return spans.open();
    }

    public boolean admin() {
        return active() && role == Role.ADMIN;
    }

    Member joined(Role role, long seq, long version) {
        return new Member(user, role, spans.from(seq), version);
    }

    Member gone(long seq, long version) {
        return new Member(user, Role.MEMBER, spans.until(seq), version);
    }

    Member as(Role role, long version) {
        return new Member(user, role, spans, version);
    }
}

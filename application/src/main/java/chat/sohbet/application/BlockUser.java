package chat.sohbet.application;

import chat.sohbet.application.port.Blocks;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.UserId;

/// A person doesn't want to hear from another any more. The other isn't told.
final class BlockUser {
    private final Blocks blocks;
    private final Users users;

    BlockUser(Blocks blocks, Users users) {
        this.blocks = blocks;
        this.users = users;
    }

    /// False if nobody has the id `other`.
    boolean block(UserId me, UserId other) {
        if (me.equals(other)) throw new InvalidValue("user", "somebody else than yourself");
        if (users.find(other).isEmpty()) return false;
        blocks.block(me, other);
        return true;
    }

    void unblock(UserId me, UserId other) {
        blocks.unblock(me, other);
    }
}

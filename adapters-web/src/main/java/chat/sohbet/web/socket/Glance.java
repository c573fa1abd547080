package chat.sohbet.web.socket;

import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Whose presence a socket looks at, and what it was told of them.
final class Glance {
    private final ChatSocket socket;
    private final Set<UserId> users;
    private final Map<UserId, Boolean> online = new HashMap<>();

    Glance(ChatSocket socket, Set<UserId> users) {
        this.socket = socket;
        this.users = Set.copyOf(users);
    }

    UserId viewer() {
        return socket.me().user();
    }

    Set<UserId> users() {
        return users;
    }

    /// Tells what was read a moment ago, unless something newer has been told since.
    void begin(Presence presence) throws InterruptedException {
        socket.outlet().awaitRoom();
        synchronized (this) {
            if (online.putIfAbsent(presence.user(), presence.online()) == null)
                socket.outlet().offer(Frames.presence(presence));
        }
    }

    synchronized void tell(Presence presence, Frame frame) {
        online.put(presence.user(), presence.online());
        socket.outlet().ephemeral(frame);
    }

    /// They don't want to be seen any more: as if they had gone for good, and no word after that.
    synchronized void hide(UserId user) {
        if (Boolean.TRUE.equals(online.replace(user, false)))
            socket.outlet().ephemeral(Frames.presence(Presence.unseen(user)));
    }
}

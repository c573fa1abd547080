package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who looks at whose presence, on this node. News of it are told by one virtual thread, alive only
/// while there are any: who may hear them has to be looked up, and whoever brings them must not
/// wait.
final class Watching {
    private static final System.Logger LOG = System.getLogger(Watching.class.getName());

    private final Chat chat;
    private final ConcurrentMap<ChatSocket, Glance> glances = new ConcurrentHashMap<>();
    private final ConcurrentMap<UserId, Set<Glance>> watched = new ConcurrentHashMap<>();

    /// The latest of each person, guarded by itself.
    private final Map<UserId, Presence> news = new LinkedHashMap<>();

    private boolean telling;

    Watching(Chat chat) {
        this.chat = chat;
    }

    /// From now on a socket looks at `users` and at nobody else; tells it how it stands with them.
    void watch(ChatSocket socket, Set<UserId> users) throws InterruptedException {
        forget(socket);
        if (users.isEmpty()) return;
        var glance = new Glance(socket, users);
        for (var user : users)
            watched.compute(
                    user,
                    (_, there) -> {
                        var all = there == null ? ConcurrentHashMap.<Glance>newKeySet() : there;
                        all.add(glance);
                        return all;
                    });
        glances.put(socket, glance);
        // It may have gone before it was noted here.
        if (socket.ended()) forget(socket);
        else
            for (var presence : chat.presence().presences(glance.viewer(), users))
                glance.begin(presence);
    }

    /// A socket looks at nobody. May be called any number of times.
    void forget(ChatSocket socket) {
        var glance = glances.remove(socket);
        if (glance == null) return;
        for (var user : glance.users())
            watched.computeIfPresent(
                    user,
                    (_, there) -> {
                        there.remove(glance);
                        return there.isEmpty() ? null : there;
                    });
    }

    /// Somebody came or went. Never blocks.
    void present(Presence presence) {
        if (!watched.containsKey(presence.user())) return;
        synchronized (news) {
            news.put(presence.user(), presence);
            if (telling) return;
            telling = true;
        }
        Thread.ofVirtual().name("socket-presence").start(this::tell);
    }

    private void tell() {
        for (var presence = next(); presence != null; presence = next()) {
            try {
                tell(presence);
            } catch (RuntimeException unavailable) {
                LOG.log(Level.DEBUG, "Nobody hears who comes and goes", unavailable);
            }
        }
    }

    private @Nullable Presence next() {
        synchronized (news) {
            Iterator<Presence> waiting = news.values().iterator();
            telling = waiting.hasNext();
            if (!telling) return null;
            var next = waiting.next();
            waiting.remove();
            return next;
        }
    }

    private void tell(Presence presence) {
        var user = presence.user();
        var glances = watched.getOrDefault(user, Set.of());
        var viewers = glances.stream().map(Glance::viewer).collect(Collectors.toSet());
        var hiddenFrom = chat.presence().blind(user, viewers);
        var frame = Frames.presence(presence);
        for (var glance : glances) {
            if (hiddenFrom.contains(glance.viewer())) glance.hide(user);
            else glance.tell(presence, frame);
        }
    }
}

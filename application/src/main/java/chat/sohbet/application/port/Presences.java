package chat.sohbet.application.port;

import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Who is connected, to whichever node. An adapter speaks for one node; a node that has not
/// [beaten][#beat] for [#LOST] is gone, and so is everybody who was connected to it alone.
public interface Presences {
    Duration BEAT = Duration.ofSeconds(15);
    Duration LOST = Duration.ofSeconds(60);

    /// Somebody has their first connection to this node. Again changes nothing.
    Presence arrive(UserId user);

    /// Somebody's last connection to this node is gone; they may be on another. Again changes
    /// nothing.
    Presence depart(UserId user);

    /// This node is alive; to be called every [#BEAT].
    void beat();

    /// How it stands with each of `users`, in no order.
    List<Presence> of(Collection<UserId> users);
}

package chat.sohbet.application.port;

import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.List;

/// Who is connected, to whichever node. An adapter speaks for one node; who was connected to a node
/// alone that is [lost][Nodes] is connected no more.
public interface Presences {
    /// Somebody has their first connection to this node. Again changes nothing. Once this returns,
    /// other nodes [find][Nodes#with] them here. Throws [Unavailable] while this node holds no
    /// [Inbox]: nobody could tell them anything here.
    Presence arrive(UserId user);

    /// Somebody's last connection to this node is gone; they may be on another. Again changes
    /// nothing.
    Presence depart(UserId user);

    /// How it stands with each of `users`, in no order.
    List<Presence> of(Collection<UserId> users);
}

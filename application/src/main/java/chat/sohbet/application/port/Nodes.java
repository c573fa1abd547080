package chat.sohbet.application.port;

import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The nodes of the chat, and which of them to tell. An adapter speaks for one node. It holds an
/// [Inbox] of its own from the moment it is made, for as long as it [renews][#renew] its lease; a
/// node that doesn't is lost, and so is what the others know of its people.
///
/// Everybody who has [arrived][Presences#arrive] is found by who looks after that: so who looks
/// after a commit, and who reads what is committed after arriving, miss nothing between them.
public interface Nodes {
    /// The inbox this node holds. Empty as soon as it has not renewed its lease for as long as that
    /// lasts, by this node's own clock and from before it asked: never later than the others stop
    /// telling it.
    Optional<Inbox> inbox();

    /// Renews the lease; a node that lost it takes a free inbox with another epoch, in which
    /// everybody is who is connected to it. Also clears away what lost nodes have left. To be
    /// called a few times in the length of a lease.
    Renewal renew();

    /// Whether this node reads what comes into `inbox` from now on. As long as it doesn't, and it
    /// begins so, what concerns its people is to be left in the [Outbox]. Ignored if this node
    /// holds another inbox.
    void listens(Inbox inbox, boolean listens);

    /// The other nodes to which somebody of `users` is connected, each with those.
    List<Neighbour> with(Collection<UserId> users);

    /// The other nodes to which somebody is connected who shares a conversation with one of
    /// `users`, each with those of `users` of whom that is so.
    List<Neighbour> around(Collection<UserId> users);

    /// All other nodes, each with nobody.
    List<Neighbour> others();

    /// Another node, whether it reads its inbox, and of whom to tell it.
    record Neighbour(Inbox inbox, boolean listens, Set<UserId> users) {
        public Neighbour {
            users = Set.copyOf(users);
        }
    }

    /// What came of it: the inbox that is held now; whether it was held all the time, for else news
    /// may have been missed; and who isn't connected to any node any more because theirs is lost.
    record Renewal(Inbox inbox, boolean held, List<Presence> gone) {
        public Renewal {
            gone = List.copyOf(gone);
        }
    }
}

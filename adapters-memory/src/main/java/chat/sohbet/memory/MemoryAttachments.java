package chat.sohbet.memory;

import chat.sohbet.application.port.Attachments;
import chat.sohbet.application.port.BlobKey;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Files, and which messages carry them. Whoever holds a room's monitor may ask this; this asks a
/// room only when it has let go of itself.
final class MemoryAttachments implements Attachments {
    private final Users users;
    private final Rooms rooms;
    private final Clock clock;
    private final Map<AttachmentId, Kept> all = new LinkedHashMap<>();

    MemoryAttachments(Users users, Rooms rooms, Clock clock) {
        this.users = users;
        this.rooms = rooms;
        this.clock = clock;
    }

    private static final class Kept {
        private final Stored stored;
        private final UserId owner;
        private final ClientId clientId;
        private final Instant at;
        private final Set<Use> uses = new HashSet<>();
        private boolean claimed;

        Kept(Stored stored, UserId owner, ClientId clientId, Instant at) {
            this.stored = stored;
            this.owner = owner;
            this.clientId = clientId;
            this.at = at;
        }
    }

    /// Something that shows a file to some.
    private sealed interface Use {
        boolean shownTo(UserId viewer);
    }

    /// A group whose picture it is.
    private record Picture(Room room, AttachmentId id) implements Use {
        @Override
        public boolean shownTo(UserId viewer) {
            synchronized (room) {
                return room.member(viewer).flatMap(room::picture).filter(id::equals).isPresent();
            }
        }
    }

    /// A message that carries it.
    private record Carried(Room room, long seq) implements Use {
        @Override
        public boolean shownTo(UserId viewer) {
            synchronized (room) {
                return room.row(seq)
                        .flatMap(row ->
                                room.member(viewer).filter(member -> room.shows(member, row)))
                        .isPresent();
            }
        }
    }

    @Override
    public synchronized Filing file(Stored fresh, UserId owner, ClientId clientId, long quota) {
        var known = uploaded(owner, clientId);
        if (known.isPresent()) return new Filing.Repeated(known.get());
        if (used(owner) + fresh.bytes() > quota) return new Filing.Full();
        all.put(fresh.attachment().id(), new Kept(fresh, owner, clientId, clock.instant()));
        return new Filing.Filed(fresh.attachment());
    }

    @Override
    public synchronized Optional<Attachment> uploaded(UserId owner, ClientId clientId) {
        return all.values().stream()
                .filter(kept -> kept.owner.equals(owner) && kept.clientId.equals(clientId))
                .map(kept -> kept.stored.attachment())
                .findFirst();
    }

    @Override
    public synchronized long used(UserId owner) {
        return all.values().stream()
                .filter(kept -> kept.owner.equals(owner))
                .mapToLong(kept -> kept.stored.bytes())
                .sum();
    }

    @Override
    public Optional<Stored> find(UserId viewer, AttachmentId id) {
        Kept kept;
        List<Use> uses;
        synchronized (this) {
            kept = all.get(id);
            if (kept == null) return Optional.empty();
            if (kept.owner.equals(viewer) && !kept.claimed) return Optional.of(kept.stored);
            uses = List.copyOf(kept.uses);
        }
        if (shown(kept, viewer)) return Optional.of(kept.stored);
        return uses.stream().anyMatch(use -> use.shownTo(viewer))
                ? Optional.of(kept.stored)
                : Optional.empty();
    }

    /// Whether its owner shows themselves with it, and not to themselves alone.
    private boolean shown(Kept kept, UserId viewer) {
        if (viewer.equals(kept.owner)) return shown(kept);
        return users.find(kept.owner)
                .flatMap(User::picture)
                .filter(kept.stored.attachment().id()::equals)
                .isPresent();
    }

    private boolean shown(Kept kept) {
        return users.account(kept.owner)
                .flatMap(account -> account.user().picture())
                .filter(kept.stored.attachment().id()::equals)
                .isPresent();
    }

    @Override
    public Optional<Stored> find(InviteToken invite) {
        return rooms.invited(invite).flatMap(room -> picture(room, invite)).flatMap(this::known);
    }

    private static Optional<AttachmentId> picture(Room room, InviteToken invite) {
        synchronized (room) {
            return room.invite().filter(invite::equals).flatMap(_ -> room.picture());
        }
    }

    private synchronized Optional<Stored> known(AttachmentId id) {
        return Optional.ofNullable(all.get(id)).map(kept -> kept.stored);
    }

    @Override
    public List<Attachment> all(UserId viewer, List<AttachmentId> ids) {
        return ids.stream()
                .flatMap(id -> find(viewer, id).stream())
                .map(Stored::attachment)
                .toList();
    }

    @Override
    public synchronized void abandon(UserId owner) {
        all.values().stream()
                .filter(kept -> kept.owner.equals(owner))
                .forEach(kept -> kept.claimed = true);
    }

    @Override
    public synchronized List<Stored> sweep(Instant abandoned, int limit) {
        var gone = new ArrayList<Stored>();
        var kept = all.values().iterator();
        while (kept.hasNext() && gone.size() < limit) {
            var next = kept.next();
            if (!next.uses.isEmpty()
                    || shown(next)
                    || !next.claimed && !next.at.isBefore(abandoned)) continue;
            kept.remove();
            gone.add(next.stored);
        }
        return gone;
    }

    @Override
    public synchronized Set<BlobKey> known(Collection<BlobKey> keys) {
        var known = new HashSet<BlobKey>();
        for (var kept : all.values()) {
            known.add(kept.stored.blob());
            kept.stored.thumbnail().ifPresent(small -> known.add(small.blob()));
        }
        known.retainAll(keys);
        return known;
    }

    /// From now on the message carries what it says; false, and nothing is done, if some of that is
    /// gone.
    synchronized boolean claim(Room room, Message message) {
        var ids = carried(message);
        if (!all.keySet().containsAll(ids)) return false;
        for (var id : ids) {
            var kept = Objects.requireNonNull(all.get(id));
            kept.claimed = true;
            kept.uses.add(new Carried(room, message.seq()));
        }
        return true;
    }

    /// The message carries nothing any more.
    synchronized void release(Room room, Message message) {
        for (var id : carried(message)) {
            var kept = all.get(id);
            if (kept != null) kept.uses.remove(new Carried(room, message.seq()));
        }
    }

    /// The room shows the picture that it says it does, and no longer the one `before`.
    synchronized void portray(Room room, @Nullable AttachmentId before) {
        if (before != null) {
            var known = all.get(before);
            if (known != null) known.uses.remove(new Picture(room, before));
        }
        var shown = room.picture().map(all::get);
        shown.ifPresent(kept -> {
            kept.claimed = true;
            kept.uses.add(new Picture(room, kept.stored.attachment().id()));
        });
    }

    private static List<AttachmentId> carried(Message message) {
        return message.writing().map(Writing::attachments).orElse(List.of()).stream()
                .map(Attachment::id)
                .toList();
    }
}

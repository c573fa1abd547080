package chat.sohbet.memory;

import chat.sohbet.application.port.Inbox;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What nodes in this process know of each other.
final class Registry {
    private final Clock clock;
    private final TreeMap<Integer, Held> slots = new TreeMap<>();
    private final Map<UserId, Instant> seen = new HashMap<>();

    /// A slot, and who holds it, if somebody does.
    private static final class Held {
        private long epoch;
        private boolean taken;
        private boolean listens;
        private Duration lease = Duration.ZERO;
        private Instant until = Instant.MIN;
        private final Set<UserId> people = new HashSet<>();
    }

    /// Another node: who is connected to it, and whether it reads its inbox.
    record Other(Inbox inbox, boolean listens, Set<UserId> people) {}

    Registry(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean holds(Inbox inbox) {
        return held(inbox).isPresent();
    }

    private Optional<Held> held(Inbox inbox) {
        var held = slots.get(inbox.slot());
        return held != null && held.taken && held.epoch == inbox.epoch() && alive(held)
                ? Optional.of(held)
                : Optional.empty();
    }

    private boolean alive(Held held) {
        return clock.instant().isBefore(held.until);
    }

    /// False if it is lost.
    synchronized boolean renew(Inbox inbox) {
        var held = held(inbox);
        held.ifPresent(mine -> mine.until = clock.instant().plus(mine.lease));
        return held.isPresent();
    }

    /// The first slot that is free, for somebody to whom `people` are connected.
    synchronized Inbox take(Collection<UserId> people, Duration lease) {
        int slot = 0;
        while (slots.containsKey(slot) && slots.get(slot).taken) slot++;
        var held = slots.computeIfAbsent(slot, _ -> new Held());
        held.epoch++;
        held.taken = true;
        held.listens = false;
        held.lease = lease;
        held.until = clock.instant().plus(lease);
        held.people.addAll(people);
        return new Inbox(slot, held.epoch);
    }

    /// Frees what lost nodes held; answers who is nowhere now.
    synchronized List<Presence> bury() {
        var gone = new ArrayList<UserId>();
        for (var held : slots.values()) {
            if (!held.taken || alive(held)) continue;
            var last = held.until.minus(held.lease);
            held.people.forEach(user -> seen.merge(user, last, Registry::later));
            gone.addAll(held.people);
            held.people.clear();
            held.taken = false;
        }
        return of(gone).stream().filter(presence -> !presence.online()).toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    synchronized void listens(Inbox inbox, boolean listens) {
        held(inbox).ifPresent(held -> held.listens = listens);
    }

    /// False if the inbox is lost.
    synchronized boolean arrive(Inbox inbox, UserId user) {
        var held = held(inbox);
        if (held.isPresent() && held.get().people.add(user)) seen.put(user, clock.instant());
        return held.isPresent();
    }

    synchronized void depart(Inbox inbox, UserId user) {
        if (held(inbox).filter(held -> held.people.remove(user)).isPresent())
            seen.put(user, clock.instant());
    }

    synchronized List<Presence> of(Collection<UserId> users) {
        var online =
                slots.values().stream()
                        .filter(held -> held.taken && alive(held))
                        .flatMap(held -> held.people.stream())
                        .collect(Collectors.toSet());
        return users.stream()
                .distinct()
                .map(user -> new Presence(user, online.contains(user), seen.get(user)))
                .toList();
    }

    synchronized List<Other> others(Optional<Inbox> mine) {
        var others = new ArrayList<Other>();
        slots.forEach((slot, held) -> {
            var inbox = new Inbox(slot, Math.max(1, held.epoch));
            if (held.taken && alive(held) && !Optional.of(inbox).equals(mine))
                others.add(new Other(inbox, held.listens, Set.copyOf(held.people)));
        });
        return others;
    }
}

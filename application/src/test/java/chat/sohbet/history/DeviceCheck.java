package chat.sohbet.history;

import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.message.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Does every device hold exactly what its user may see, and what they arranged? I3 and I10.
final class DeviceCheck {
    private final Cast cast;
    private final Findings findings;
    private final Telling telling;
    private final Ports store;

    DeviceCheck(Cast cast, Findings findings, Ports store) {
        this.cast = cast;
        this.findings = findings;
        this.telling = new Telling(cast);
        this.store = store;
    }

    void check(Map<ConversationId, Ledger> ledgers) {
        for (var ledger : ledgers.values()) views(ledger);
        cast.devices()
                .forEach(device -> {
                    for (var ledger : ledgers.values())
                        if (ledger.known(device.user)) check(device, ledger);
                    for (var place : device.places())
                        findings.check(
                                ledgers.containsKey(place.id)
                                        && ledgers.get(place.id).known(device.user),
                                "I9",
                                device.name,
                                () -> "knows of a conversation not theirs: " + place.id);
                    self(device);
                    findings.check(
                            device.hasSentAll(),
                            "I3",
                            device.name,
                            () -> "still has something to send");
                });
    }

    /// What the store gives people to read, page by page, is what they may see.
    private void views(Ledger ledger) {
        ledger.views.forEach((user, view) -> {
            var where = cast.name(ledger.id) + " as read by " + cast.name(user);
            if (ledger.present(user)) compare(where, view, ledger.visible(user));
            else if (ledger.known(user)) compareSeqs(where, view, ledger.visible(user));
        });
    }

    private void check(Device device, Ledger ledger) {
        var where = device.name + " in " + cast.name(ledger.id);
        var expected = ledger.visible(device.user);
        var place = device.at(ledger.id);
        if (place == null) {
            // An empty direct conversation is shown to who opened it alone, and any that was
            // removed from the list to nobody, until there is something to be seen in it.
            findings.check(
                    expected.isEmpty()
                            && (ledger.kind == Kind.DIRECT || removed(device, ledger.id)),
                    "I3",
                    where,
                    () -> "has never heard of it");
            return;
        }
        findings.check(
                place.held() && place.whole() || ledger.version() == 0,
                "I3",
                where,
                () -> "could not load it");
        var shown = device.shown(place);
        if (ledger.present(device.user)) present(where, ledger, place, shown, expected);
        else gone(where, ledger, device, place, shown, expected);
    }

    private boolean removed(Device device, ConversationId id) {
        return store.preferences().since(device.user, 0).preferences().stream()
                .anyMatch(mine -> mine.conversation().equals(id) && mine.removed());
    }

    private void present(
            String where, Ledger ledger, Place place, List<Message> shown, List<Message> expected) {
        compare(where, shown, expected);
        boolean blindToTheLast =
                ledger.kind == Kind.DIRECT
                        && (expected.isEmpty()
                                || expected.stream().mapToLong(Message::version).max().orElse(0)
                                        < ledger.version());
        findings.check(
                place.version() == ledger.version() || blindToTheLast,
                "I3",
                where,
                () -> "is at version %d of %d".formatted(place.version(), ledger.version()));
        if (ledger.kind == Kind.DIRECT) return;
        findings.check(
                place.members().keySet().equals(ledger.members.keySet()),
                "I3",
                where,
                () ->
                        "has the members %s of %s"
                                .formatted(
                                        telling.names(place.members().keySet()),
                                        telling.names(ledger.members.keySet())));
        ledger.members.forEach((user, member) -> {
            var seat = place.members().get(user);
            findings.check(
                    seat == null
                            || seat.role() == member.role()
                                    && seat.active() == member.active()
                                    && seat.version() == member.version(),
                    "I3",
                    where,
                    () -> "has %s, the store %s".formatted(seat, member));
        });
        var properties = ledger.heads.values().stream().filter(head -> head.active()).findFirst();
        properties
                .flatMap(head -> head.properties())
                .ifPresent(shared ->
                        findings.check(
                                place.properties() != null
                                        && shared.title().equals(place.properties().title())
                                        && shared.description()
                                                .equals(place.properties().description()),
                                "I3",
                                where,
                                () ->
                                        "has %s, the store %s"
                                                .formatted(place.properties(), shared)));
    }

    /// Who is gone keeps what came before; what became of it later is not told them.
    private void gone(
            String where,
            Ledger ledger,
            Device device,
            Place place,
            List<Message> rows,
            List<Message> expected) {
        long last = ledger.lastVersion(device.user);
        compareSeqs(where, rows, expected);
        var shown = rows.stream().collect(Collectors.toMap(Message::seq, Function.identity()));
        for (var row : expected)
            if (row.version() <= last && shown.containsKey(row.seq()))
                findings.check(
                        row.equals(shown.get(row.seq())),
                        "I3",
                        where,
                        () ->
                                "has %s, should have %s"
                                        .formatted(
                                                telling.row(shown.get(row.seq())),
                                                telling.row(row)));
        // Of what was removed, and has nothing to be seen in it, nobody is told any more.
        boolean removed = expected.isEmpty() && removed(device, ledger.id);
        findings.check(
                place.version() == last || removed,
                "I3",
                where,
                () -> "is at version %d, and was shown out at %d".formatted(place.version(), last));
    }

    private void compareSeqs(String where, List<Message> has, List<Message> expected) {
        var mine = has.stream().map(Message::seq).toList();
        var theirs = expected.stream().map(Message::seq).toList();
        findings.check(
                mine.equals(theirs),
                "I3",
                where,
                () -> "has the messages %s, should have %s".formatted(mine, theirs));
    }

    private void compare(String where, List<Message> has, List<Message> expected) {
        for (int i = 0; i < Math.max(has.size(), expected.size()); i++) {
            var one = i < has.size() ? has.get(i) : null;
            var other = i < expected.size() ? expected.get(i) : null;
            if (one != null && one.equals(other)) continue;
            findings.add(
                    "I3",
                    where,
                    "first differs: has %s, should have %s"
                            .formatted(telling.row(one), telling.row(other)));
            return;
        }
    }

    private void self(Device device) {
        var mine = store.preferences().since(device.user, 0);
        var expected = new HashMap<ConversationId, Preference>();
        for (var preference : mine.preferences())
            expected.put(preference.conversation(), preference);
        findings.check(
                device.self() == mine.version() && device.preferences().equals(expected),
                "I10",
                device.name,
                () ->
                        "has arranged %s at %d, the store has %s at %d"
                                .formatted(
                                        device.preferences(),
                                        device.self(),
                                        expected,
                                        mine.version()));
        var notes = new HashMap<Device.Spot, Note>();
        for (var note : mine.notes()) notes.put(Device.Spot.of(note), note);
        findings.check(
                device.notes().equals(notes),
                "I10",
                device.name,
                () -> "has noted %s, the store has %s".formatted(device.notes(), notes));
    }
}

package chat.sohbet.history;

import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Did what was acknowledged besides messages come true, and is there nothing that nobody asked
/// for? I1 of edits, deletions, reactions, pins and blocks.
final class ChangeCheck {
    private final Cast cast;
    private final Journal journal;
    private final Findings findings;
    private final List<Journal.Asking> blockings = new ArrayList<>();
    private final Map<Spot, List<Journal.Asking>> changes = new HashMap<>();

    private record Spot(ConversationId conversation, long seq) {}

    ChangeCheck(Cast cast, Journal journal, Findings findings) {
        this.cast = cast;
        this.journal = journal;
        this.findings = findings;
        for (var asking : journal.askings()) {
            spot(asking.command).ifPresent(spot -> add(spot, asking));
            if (asking.command instanceof Command.Block
                    || asking.command instanceof Command.Unblock) blockings.add(asking);
        }
    }

    private void add(Spot spot, Journal.Asking asking) {
        changes.computeIfAbsent(spot, _ -> new ArrayList<>()).add(asking);
    }

    private static Optional<Spot> spot(Command command) {
        return switch (command) {
            case Command.Edit edit -> Optional.of(new Spot(edit.conversation(), edit.seq()));
            case Command.Delete delete ->
                    Optional.of(new Spot(delete.conversation(), delete.seq()));
            case Command.React react -> Optional.of(new Spot(react.conversation(), react.seq()));
            case Command.Pin pin -> Optional.of(new Spot(pin.conversation(), pin.seq()));
            default -> Optional.empty();
        };
    }

    void check(Map<ConversationId, Ledger> ledgers) {
        for (var ledger : ledgers.values()) {
            for (var row : ledger.rows.values()) row(ledger, row);
            pins(ledger);
            if (ledger.kind == Kind.DIRECT) blocks(ledger);
        }
    }

    private void row(Ledger ledger, Message row) {
        var asked = changes.getOrDefault(new Spot(ledger.id, row.seq()), List.of());
        var where = cast.name(ledger.id) + " message " + row.seq();
        switch (row.content()) {
            case Content.Written written -> {
                findings.check(
                        asked.stream()
                                .noneMatch(asking ->
                                        asking.done() && asking.command instanceof Command.Delete),
                        "I1",
                        where,
                        () -> "its deletion was acknowledged, and it is there");
                text(where, row, written, asked);
                reactions(where, row, asked);
                pin(where, row, asked);
                rest(where, row, written.writing());
            }
            case Content.Deleted _ ->
                    findings.check(
                            asked.stream()
                                    .anyMatch(asking ->
                                            asking.command instanceof Command.Delete
                                                    && (asking.done() || asking.open())),
                            "I1",
                            where,
                            () -> "it is deleted, and nobody did it");
            case Content.Happened _ -> {}
        }
    }

    private void text(
            String where, Message row, Content.Written written, List<Journal.Asking> asked) {
        var possible = new ArrayList<String>();
        Journal.@Nullable Asking last = null;
        for (var asking : asked) {
            if (!(asking.command instanceof Command.Edit edit) || !asking.user.equals(row.author()))
                continue;
            if (asking.open()) possible.add(edit.body().text());
            if (asking.done() && (last == null || version(asking) >= version(last))) last = asking;
        }
        if (last != null) possible.add(((Command.Edit) last.command).body().text());
        else
            row.clientId()
                    .flatMap(journal::sending)
                    .ifPresent(sending -> possible.add(sending.command.body().text()));
        findings.check(
                possible.contains(written.body().text()),
                "I1",
                where,
                () ->
                        "it reads \"%s\", its author wants one of %s"
                                .formatted(written.body().text(), possible));
    }

    /// It answers what its author answered, carries what they gave it, and calls whom they called,
    /// less who was no member.
    private void rest(String where, Message row, Writing writing) {
        var wanted =
                row.clientId()
                        .flatMap(journal::sending)
                        .map(sending -> sending.command.writing())
                        .orElse(writing);
        findings.check(
                writing.replyTo() == wanted.replyTo()
                        && writing.attachments().equals(wanted.attachments())
                        && wanted.mentions().containsAll(writing.mentions()),
                "I1",
                where,
                () -> "it is %s, its author wrote %s".formatted(writing, wanted));
    }

    private void pin(String where, Message row, List<Journal.Asking> asked) {
        var possible = new ArrayList<Boolean>();
        Journal.@Nullable Asking last = null;
        for (var asking : asked) {
            if (!(asking.command instanceof Command.Pin pin)) continue;
            if (asking.open()) possible.add(pin.pinned());
            if (asking.done() && (last == null || version(asking) >= version(last))) last = asking;
        }
        possible.add(last != null && ((Command.Pin) last.command).pinned());
        findings.check(
                possible.contains(row.pinned()),
                "I1",
                where,
                () -> "pinned is %s and should be one of %s".formatted(row.pinned(), possible));
    }

    private void pins(Ledger ledger) {
        long pinned = ledger.rows.values().stream().filter(Message::pinned).count();
        findings.check(
                pinned <= Conversation.MAX_PINS,
                "I1",
                cast.name(ledger.id),
                () -> pinned + " messages are pinned");
    }

    private static long version(Journal.Asking asking) {
        return asking.answer instanceof Frame.Ack ack ? ack.version() : 0;
    }

    private void reactions(String where, Message row, List<Journal.Asking> asked) {
        for (var person : cast.people()) {
            var possible = new ArrayList<Optional<Emoji>>();
            Journal.@Nullable Asking last = null;
            for (var asking : asked) {
                if (!(asking.command instanceof Command.React react)
                        || !asking.user.equals(person.id())) continue;
                if (asking.open()) possible.add(Optional.ofNullable(react.emoji()));
                if (asking.done() && (last == null || version(asking) >= version(last)))
                    last = asking;
            }
            possible.add(
                    last == null
                            ? Optional.empty()
                            : Optional.ofNullable(((Command.React) last.command).emoji()));
            var now = row.reactionOf(person.id());
            findings.check(
                    possible.contains(now),
                    "I1",
                    where,
                    () ->
                            "%s's reaction is %s, they want one of %s"
                                    .formatted(person.name(), now, possible));
        }
    }

    /// What was sent while the other had certainly blocked its author is hidden, and what was sent
    /// while they certainly hadn't is not.
    private void blocks(Ledger ledger) {
        for (var sending : journal.sendings()) {
            if (!sending.command.conversation().equals(ledger.id) || !sending.isAcked()) continue;
            var row = ledger.rows.get(sending.seq);
            if (row == null) continue;
            for (var other : ledger.heads.keySet())
                if (!other.equals(sending.author) && !ledger.outOfSight(row.seq(), other))
                    blocked(other, sending)
                            .filter(blocked -> blocked != ledger.hidden(row, other))
                            .ifPresent(blocked ->
                                    findings.add(
                                            "I9",
                                            cast.name(ledger.id),
                                            "%s had %s %s when \"%s\" was sent"
                                                    .formatted(
                                                            cast.name(other),
                                                            blocked ? "blocked" : "not blocked",
                                                            cast.name(sending.author),
                                                            sending.command.body().text())));
        }
    }

    /// Empty where it can't be told: it was blocked or unblocked at about that time, or both at
    /// once on two devices.
    private Optional<Boolean> blocked(UserId me, Journal.Sending sending) {
        boolean blocked = false;
        boolean certain = true;
        long answered = 0;
        for (var asking : blockings) {
            if (!asking.user.equals(me) || asking.first > sending.acked) continue;
            boolean block =
                    asking.command instanceof Command.Block one
                            && one.other().equals(sending.author);
            boolean unblock =
                    asking.command instanceof Command.Unblock one
                            && one.other().equals(sending.author);
            if (!block && !unblock) continue;
            if (asking.answered > sending.first || asking.open()) return Optional.empty();
            certain = blocked == block || asking.first > answered;
            blocked = block;
            answered = Math.max(answered, asking.answered);
        }
        return certain ? Optional.of(blocked) : Optional.empty();
    }
}

package chat.sohbet.application;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Outbox;
import chat.sohbet.application.port.Outbox.Entry;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Trace;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.ConversationId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What was committed and not carried at once is found here: the feed between nodes is broken, or a
/// node died between the two. Each node shows its own people what has waited for [#NOTICED], so
/// delivery goes on whatever else is broken; what all nodes have shown is forgotten.
///
/// To be called about once a second, from one thread.
final class SweepOutbox {
    static final Duration NOTICED = Duration.ofMillis(800);
    private static final int AT_ONCE = 500;

    /// Sweeps that an entry may break off before it is left out.
    private static final int PATIENCE = 3;

    private static final System.Logger LOG = System.getLogger(SweepOutbox.class.getName());

    private final Outbox outbox;
    private final Deliver deliver;
    private Ticket shown = Ticket.START;
    private boolean confirmed = true;
    private Ticket stuck = Ticket.START;
    private int failures;

    SweepOutbox(Outbox outbox, Deliver deliver) {
        this.outbox = outbox;
        this.deliver = deliver;
    }

    void sweep() {
        List<Entry> page;
        do {
            page = outbox.waiting(shown, NOTICED, AT_ONCE);
            show(page);
        } while (page.size() == AT_ONCE);
        if (!confirmed) confirmed = outbox.told(shown);
    }

    private void show(List<Entry> page) {
        var first = new HashSet<ConversationId>();
        var last = new HashMap<ConversationId, Ticket>();
        var traces = new HashMap<ConversationId, List<Trace>>();
        for (var entry : page)
            if (entry.news() instanceof News.Moved moved) {
                last.put(moved.conversation(), entry.ticket());
                traces.computeIfAbsent(moved.conversation(), _ -> new ArrayList<>())
                        .add(entry.trace());
            }
        for (var entry : page) {
            // The first tells all that moved in a conversation since; if that is too much to be
            // told, the last tells at least how far it has come.
            if (!(entry.news() instanceof News.Moved moved)
                    || first.add(moved.conversation())
                    || entry.ticket().equals(last.get(moved.conversation())))
                show(entry, trace(entry, traces));
            shown = entry.ticket();
            confirmed = false;
        }
    }

    /// Of all that an entry tells.
    private static Trace trace(Entry entry, Map<ConversationId, List<Trace>> traces) {
        return entry.news() instanceof News.Moved moved
                ? Trace.together(traces.getOrDefault(moved.conversation(), List.of()))
                : entry.trace();
    }

    private void show(Entry entry, Trace trace) {
        try {
            trace.run(() -> deliver.deliver(entry.news()));
        } catch (Unavailable away) {
            failures = entry.ticket().equals(stuck) ? failures + 1 : 1;
            stuck = entry.ticket();
            if (failures < PATIENCE) throw away;
            leaveOut(entry, away);
        } catch (RuntimeException broken) {
            leaveOut(entry, broken);
        }
    }

    /// Clients notice by the next version that they missed it; those behind it have waited enough.
    private static void leaveOut(Entry entry, RuntimeException why) {
        LOG.log(Level.WARNING, "news that can't be told: " + entry.ticket(), why);
    }
}

package chat.sohbet.history;

import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A client that follows the protocol to the letter: it applies a change only if it follows what it
/// holds, fetches after a gap, says hello whenever it connects, and keeps what it writes until it
/// is acknowledged.
public final class Device {
    private static final long GAP = 200;
    private static final long PATIENCE = 3_000;
    private static final int PAGE = 20;

    final UserId user;
    final String name;
    private final Timeline timeline;
    private final RandomGenerator random;
    private final Journal journal;
    private final Supplier<Faults> weather;
    private final Map<ConversationId, Place> places = new LinkedHashMap<>();
    private final Map<ConversationId, Preference> preferences = new LinkedHashMap<>();
    private final Map<Spot, Note> notes = new LinkedHashMap<>();
    private final Outgoing outgoing;
    private @Nullable Line line;

    /// Where a note belongs to.
    record Spot(ConversationId conversation, long seq) {
        static Spot of(Note note) {
            return new Spot(note.conversation(), note.seq());
        }
    }

    private boolean synced;

    /// Its user wants to be offline until then.
    long offlineUntil;

    private long self;

    Device(
            UserId user,
            String name,
            Timeline timeline,
            RandomGenerator random,
            Journal journal,
            Supplier<Faults> weather) {
        this.user = user;
        this.name = name;
        this.timeline = timeline;
        this.random = random;
        this.journal = journal;
        this.weather = weather;
        this.outgoing = new Outgoing(timeline, this::send);
    }

    // Connecting

    void connect(House.Node node) {
        if (line != null) return;
        var lines = new Line[1];
        try {
            lines[0] =
                    new Line(timeline, random, weather, node, user, frame -> hear(lines[0], frame));
        } catch (Unavailable _) {
            return;
        }
        line = lines[0];
        journal.count(Happening.RECONNECTED);
        hello();
        outgoing.online();
    }

    boolean connected() {
        return line != null;
    }

    boolean synced() {
        return synced;
    }

    void disconnect() {
        if (line != null) line.cut();
        line = null;
        synced = false;
        outgoing.offline();
        for (var place : places.values()) {
            place.fetching = 0;
            place.loading = 0;
            place.looking = 0;
            place.told = Watermarks.NONE;
        }
    }

    /// As a browser whose caches were cleared; what waits to be sent is kept.
    void forget() {
        journal.count(Happening.FORGOT);
        disconnect();
        places.clear();
        preferences.clear();
        notes.clear();
        self = 0;
    }

    private void hello() {
        synced = false;
        var have = new LinkedHashMap<ConversationId, Long>();
        places.values().stream()
                .filter(Place::held)
                .limit(500)
                .forEach(place -> have.put(place.id, place.version()));
        say(new Command.Hello(have, self));
        var mine = line;
        timeline.aside(
                PATIENCE,
                () -> {
                    if (!synced && line != null && line == mine) hello();
                });
    }

    /// On a line that is gone nothing happens: whoever comes back says hello.
    private void say(Command command) {
        if (line != null) line.say(command);
    }

    // Listening

    private void hear(Line from, Frame frame) {
        journal.hears(user, name, frame);
        if (from != line) return;
        switch (frame) {
            case Frame.Changes changes -> changes(changes);
            case Frame.Heads heads -> heads.rows().forEach(this::head);
            case Frame.Page page -> page(page);
            case Frame.Looked looked -> looked(looked);
            case Frame.Ack ack -> {
                if (ack.clientId() != null) outgoing.acked(ack.clientId());
            }
            case Frame.Refused refused -> refused(refused);
            case Frame.Marked marked -> marked(marked);
            case Frame.Merged merged -> place(merged.conversation()).others(merged.others());
            case Frame.Self arranged -> self(arranged);
            case Frame.Done done -> {
                if (done.conversation() != null) place(done.conversation());
            }
            case Frame.Synced _ -> synced = true;
            case Frame.Gone _ -> disconnect();
            case Frame.Welcome _, Frame.Invited _, Frame.Typing _ -> {}
        }
    }

    private void changes(Frame.Changes changes) {
        var place = place(changes.conversation());
        if (changes.id() != 0 && changes.id() == place.fetching) place.fetching = 0;
        var between = changes.messages().stream().filter(place::lacks).findFirst();
        switch (place.apply(changes)) {
            case NEW -> {
                between.ifPresent(row ->
                        journal.protest(
                                "I4 %s: message %d appears before others it holds, from version %d on"
                                        .formatted(name, row.seq(), changes.after())));
                mark(place);
                look(place);
            }
            case RESET -> {
                journal.count(Happening.RESET);
                load(place);
            }
            case GAP -> journal.count(Happening.GAP);
            case KNOWN -> {}
        }
        catchUp(place);
    }

    private void catchUp(Place place) {
        boolean cold = !place.held() && (place.listed() || place.loading != 0);
        if (!place.behind() || cold) return;
        // Who asks in vain goes on asking, but nobody has to wait for it.
        boolean inVain = place.asked++ > 20;
        Runnable ask =
                () -> {
                    if (forgotten(place)) return;
                    if (!place.behind() || place.fetching != 0 || line == null) return;
                    place.fetching = ask(id -> new Command.Fetch(id, place.id, place.version()));
                    long mine = place.fetching;
                    if (mine == 0) return;
                    timeline.aside(
                            PATIENCE,
                            () -> {
                                if (place.fetching != mine) return;
                                place.fetching = 0;
                                catchUp(place);
                            });
                };
        if (inVain) timeline.aside(PATIENCE, ask);
        else timeline.after(GAP, ask);
    }

    private void head(Frame.Row row) {
        var place = place(row.conversation());
        place.head(row);
        look(place);
        catchUp(place);
        mark(place);
    }

    private void page(Frame.Page page) {
        var place = place(page.conversation());
        if (page.id() != place.loading) return;
        place.loading = 0;
        if (place.held()) place.extend(page);
        else place.adopt(page);
        mark(place);
        look(place);
        catchUp(place);
    }

    private void looked(Frame.Looked looked) {
        var place = place(looked.row().conversation());
        if (looked.id() != place.looking) return;
        place.looking = 0;
        place.look(looked);
        // Only now may it be known that its user is a member again.
        mark(place);
        catchUp(place);
    }

    private void refused(Frame.Refused refused) {
        if (refused.clientId() != null) outgoing.refused(refused.clientId(), refused.retryAfter());
        for (var place : places.values()) {
            if (refused.id() == 0) continue;
            if (refused.id() == place.fetching) {
                place.fetching = 0;
                if (!refused.forGood()) timeline.after(refused.retryAfter(), () -> catchUp(place));
            }
            if (refused.id() == place.loading) {
                place.loading = 0;
                if (!refused.forGood()) timeline.after(refused.retryAfter(), () -> load(place));
            }
            if (refused.id() == place.looking) {
                place.looking = 0;
                if (!refused.forGood()) timeline.after(refused.retryAfter(), () -> look(place));
            }
        }
    }

    private void marked(Frame.Marked marked) {
        var place = place(marked.conversation());
        if (marked.user().equals(user)) place.marked(marked.marks());
        else place.others(place.others().merge(marked.marks()));
    }

    private void self(Frame.Self arranged) {
        if (arranged.version() <= self) return;
        if (arranged.after() > self) {
            hello();
            return;
        }
        self = arranged.version();
        for (var preference : arranged.preferences())
            preferences.merge(
                    preference.conversation(),
                    preference,
                    (old, fresh) -> fresh.version() > old.version() ? fresh : old);
        for (var note : arranged.notes())
            notes.merge(
                    Spot.of(note),
                    note,
                    (old, fresh) -> fresh.version() > old.version() ? fresh : old);
        notes.keySet().removeIf(spot -> spot.seq() <= cleared(spot.conversation()));
    }

    private long cleared(ConversationId id) {
        return preferences.getOrDefault(id, Preference.none(id)).cleared();
    }

    /// What of it its user hasn't put out of sight.
    List<Message> shown(Place place) {
        return place.shown().stream()
                .filter(row -> row.seq() > cleared(place.id))
                .filter(row -> {
                    var note = notes.get(new Spot(place.id, row.seq()));
                    return note == null || !note.hidden();
                })
                .toList();
    }

    // Reading

    /// Opens a conversation known by its head, or pages back in one that is open.
    void load(Place place) {
        if (forgotten(place) || place.loading != 0 || place.held() && place.whole()) return;
        var slice = place.held() ? new Slice.Before(place.from(), PAGE) : new Slice.Newest(PAGE);
        place.loading = ask(id -> new Command.Turn(id, place.id, slice));
        retry(() -> place.loading, id -> place.loading = id, () -> load(place));
    }

    private void look(Place place) {
        if (forgotten(place) || !place.held() || place.looked || place.looking != 0) return;
        place.looking = ask(id -> new Command.Look(id, place.id));
        retry(() -> place.looking, id -> place.looking = id, () -> look(place));
    }

    private void retry(Supplier<Long> current, LongConsumer set, Runnable again) {
        long mine = current.get();
        if (mine == 0) return;
        timeline.aside(
                PATIENCE,
                () -> {
                    if (current.get() != mine) return;
                    set.accept(0);
                    again.run();
                });
    }

    /// Says something that has an answer; 0 if there is nobody to hear it.
    long ask(LongFunction<Command> question) {
        if (line == null) return 0;
        long id = journal.id();
        var command = question.apply(id);
        journal.asks(user, command);
        say(command);
        return id;
    }

    /// Its user looks at all that is shown.
    void read(Place place) {
        place.read = Math.max(place.read, place.top());
        mark(place);
    }

    /// Says how far it has come, once on every connection.
    private void mark(Place place) {
        var now = place.mine().merge(place.told).merge(new Watermarks(place.top(), place.read));
        if (!place.active() || now.equals(place.mine()) || now.equals(place.told)) return;
        place.told = now;
        say(new Command.Mark(place.id, now));
    }

    void typing(Place place) {
        say(new Command.Typing(place.id));
    }

    // Writing

    void write(Place place, ClientId clientId, Writing writing) {
        outgoing.write(new Command.Send(clientId, place.id, writing, place.read));
    }

    private void send(Command.Send send) {
        journal.sends(user, send);
        say(send);
    }

    /// Sends what another device of the same person is sending at this moment.
    void echo(Device other) {
        if (line != null) other.outgoing.underWay().forEach(this::send);
    }

    boolean hasSentAll() {
        return outgoing.isEmpty();
    }

    // What it knows

    /// It was held before everything was forgotten: what it still wanted nobody wants any more, and
    /// the answer would be taken for one to another question.
    private boolean forgotten(Place place) {
        return places.get(place.id) != place;
    }

    private Place place(ConversationId id) {
        return places.computeIfAbsent(id, fresh -> new Place(fresh, user));
    }

    Collection<Place> places() {
        return places.values();
    }

    @Nullable Place at(ConversationId id) {
        return places.get(id);
    }

    Map<ConversationId, Preference> preferences() {
        return preferences;
    }

    Map<Spot, Note> notes() {
        return notes;
    }

    long self() {
        return self;
    }
}

package chat.sohbet.history;

import static chat.sohbet.history.Command.ForMe;
import static chat.sohbet.history.Command.Wish;

import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What people do, at random: talk, change what they said, read, come and go.
final class Moves {
    private static final List<Emoji> EMOJI =
            List.of(new Emoji("👍"), new Emoji("❤"), new Emoji("😂"));

    private final Cast cast;
    private final House house;
    private final Timeline timeline;
    private final Journal journal;
    private final GroupMoves groups;
    private final Baggage baggage;
    private final List<Choice> choices = new ArrayList<>();
    private int weights;
    private @Nullable ConversationId hot;
    private int written;

    private record Choice(int until, Consumer<Device> move) {}

    Moves(Cast cast, House house, Timeline timeline, Journal journal) {
        this.cast = cast;
        this.house = house;
        this.timeline = timeline;
        this.journal = journal;
        this.groups = new GroupMoves(cast, journal);
        this.baggage = new Baggage(cast, house);
        choose(400, this::write);
        choose(80, this::read);
        choose(60, this::edit);
        choose(30, this::delete);
        choose(80, this::react);
        choose(40, this::pin);
        choose(20, device -> active(device).ifPresent(device::typing));
        choose(40, this::arrange);
        choose(40, this::own);
        choose(50, this::reconnect);
        choose(5, Device::forget);
        choose(40, this::echo);
        choose(40, device -> cast.place(device, place -> true).ifPresent(device::load));
        choose(160, device -> groups.move(cast.chance(0.5) ? device : groups.admin()));
        choose(20, this::keep);
        choose(40, this::block);
        choose(15, this::pry);
        choose(40, _ -> sample());
    }

    /// The room in which most is said.
    void hot(ConversationId room) {
        hot = room;
    }

    private void choose(int weight, Consumer<Device> move) {
        weights += weight;
        choices.add(new Choice(weights, move));
    }

    /// Somebody does something.
    void move() {
        int dice = cast.random.nextInt(weights);
        var device = cast.anyDevice();
        choices.stream()
                .filter(choice -> dice < choice.until())
                .findFirst()
                .orElseThrow()
                .move()
                .accept(device);
    }

    private Optional<Place> active(Device device) {
        return cast.place(device, Place::active);
    }

    private void write(Device device) {
        if (cast.chance(0.4)) {
            shout(device);
            return;
        }
        // Now and then somebody tries where they are no member any more.
        Predicate<Place> fit = cast.chance(0.05) ? place -> true : Place::active;
        cast.place(device, fit).ifPresent(place -> write(device, place));
    }

    /// Writes in the hot room, as a member.
    void shout(Device device) {
        cast.place(device, place -> place.id.equals(hot) && place.active())
                .ifPresent(place -> write(device, place));
    }

    private void write(Device device, Place place) {
        var writing = writing(place);
        if (cast.chance(0.1)) writing = writing.carrying(baggage.of(device));
        device.write(place, new ClientId(cast.id()), writing);
    }

    /// Now and then it answers something, and calls somebody, member or not.
    private Writing writing(Place place) {
        var writing = Writing.of(text());
        if (cast.chance(0.2)) {
            var original = cast.any(place.shown());
            if (original.isPresent()) writing = writing.replyingTo(original.get().seq());
        }
        if (cast.chance(0.2))
            writing = writing.mentioning(List.of(cast.anyDevice().user, cast.anyDevice().user));
        return writing;
    }

    private Body text() {
        return new Body("text " + ++written);
    }

    private void read(Device device) {
        active(device).ifPresent(device::read);
    }

    private void edit(Device device) {
        // Mostly one's own, which is what succeeds.
        boolean foreign = cast.chance(0.1);
        row(device, row -> foreign || row.author().equals(device.user))
                .ifPresent(target -> {
                    var body = text();
                    device.ask(id ->
                            new Command.Edit(id, target.place().id, target.message().seq(), body));
                });
    }

    private void delete(Device device) {
        boolean foreign = cast.chance(0.3);
        row(device, row -> foreign || row.author().equals(device.user))
                .ifPresent(target -> {
                    device.ask(id ->
                            new Command.Delete(id, target.place().id, target.message().seq()));
                });
    }

    private void react(Device device) {
        row(device, row -> row.content() instanceof Content.Written)
                .ifPresent(target -> {
                    var emoji = cast.chance(0.2) ? null : cast.any(EMOJI).orElseThrow();
                    device.ask(id ->
                            new Command.React(
                                    id, target.place().id, target.message().seq(), emoji));
                });
    }

    private void pin(Device device) {
        row(device, row -> row.content() instanceof Content.Written)
                .ifPresent(target ->
                        device.ask(id ->
                                new Command.Pin(
                                        id,
                                        target.place().id,
                                        target.message().seq(),
                                        !target.message().pinned())));
    }

    private record Target(Place place, Message message) {}

    private Optional<Target> row(Device device, Predicate<Message> fit) {
        return cast.place(device, Place::held)
                .flatMap(place ->
                        cast.any(place.shown().stream().filter(fit).toList())
                                .map(message -> new Target(place, message)));
    }

    private void arrange(Device device) {
        cast.place(device, place -> true)
                .ifPresent(place -> {
                    var wish = cast.any(List.of(Wish.values())).orElseThrow();
                    var draft = "draft " + cast.random.nextInt(5);
                    device.ask(id -> new Command.Arrange(id, place.id, wish, draft));
                });
    }

    /// Notes something about a message of others, or clears what lies before all of one's own: what
    /// people wrote they go on seeing, so that the log can be put together from what each sees.
    private void own(Device device) {
        int dice = cast.random.nextInt(10);
        if (dice < 8) {
            var what = dice < 3 ? ForMe.STAR : dice < 4 ? ForMe.UNSTAR : ForMe.DELETE;
            row(device, row -> what != ForMe.DELETE || !row.author().equals(device.user))
                    .ifPresent(target ->
                            device.ask(id ->
                                    new Command.Own(
                                            id, target.place().id, what, target.message().seq())));
            return;
        }
        cast.place(device, place -> place.held() && place.whole() && !place.behind())
                .ifPresent(place -> {
                    long before =
                            place.shown().stream()
                                    .filter(row -> row.author().equals(device.user))
                                    .mapToLong(Message::seq)
                                    .findFirst()
                                    .orElse(place.top() + 1);
                    var what = dice < 9 ? ForMe.CLEAR : ForMe.REMOVE;
                    device.ask(id -> new Command.Own(id, place.id, what, before - 1));
                });
    }

    /// Off the net for a moment or, sometimes, so long that much happens.
    private void reconnect(Device device) {
        device.disconnect();
        device.offlineUntil =
                timeline.now() + 100 + cast.random.nextInt(cast.chance(0.1) ? 60_000 : 3_000);
    }

    /// The same message from another device, probably on another node, at the same time.
    private void echo(Device device) {
        for (var person : cast.people())
            if (person.devices().contains(device))
                for (var other : person.devices()) if (other != device) device.echo(other);
    }

    /// What is written from then on has an end, though none comes within a simulation.
    private void keep(Device device) {
        cast.place(device, place -> true)
                .ifPresent(place -> {
                    var lifetime = cast.any(List.of(Lifetime.values())).orElseThrow();
                    device.ask(id -> new Command.Keep(id, place.id, lifetime));
                });
    }

    private void block(Device device) {
        var other = cast.anybodyBut(device.user).id();
        int dice = cast.random.nextInt(10);
        if (dice < 3) {
            device.ask(id -> new Command.Block(id, other));
        } else if (dice < 7) {
            device.ask(id -> new Command.Unblock(id, other));
        } else {
            device.ask(id -> new Command.Open(id, other));
        }
    }

    /// Somebody tries what isn't theirs to know.
    private void pry(Device device) {
        var foreign =
                cast.conversations().keySet().stream().filter(id -> device.at(id) == null).toList();
        cast.any(foreign)
                .ifPresent(id -> {
                    switch (cast.random.nextInt(5)) {
                        case 0 -> device.ask(ask -> new Command.Fetch(ask, id, 0));
                        case 1 -> device.ask(ask -> turn(ask, id));
                        case 2 -> device.ask(ask -> new Command.Look(ask, id));
                        case 3 -> device.ask(ask -> new Command.Edit(ask, id, 1, text()));
                        default -> device.ask(ask -> new Command.React(ask, id, 1, null));
                    }
                });
    }

    private static Command turn(long ask, ConversationId id) {
        return new Command.Turn(ask, id, new Slice.Around(1, 50));
    }

    /// Looks how far everybody has come, by the store.
    private void sample() {
        var device = cast.anyDevice();
        active(device).ifPresent(place -> sample(device, place));
    }

    private void sample(Device device, Place place) {
        try {
            house.store()
                    .receipts()
                    .of(device.user, place.id)
                    .forEach((user, marks) -> journal.samples(place.id, user, marks));
        } catch (Unavailable away) {
            // Then nobody can look.
        }
    }
}

package chat.sohbet.history;

import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Many people with two devices each live through a storm, in which frames are lost, doubled,
/// delayed and reordered, nodes die and the store goes away, and through a calm afterwards, in
/// which nothing fails. Then everything has to be as if nothing had happened.
public final class Simulation {
    private static final long QUIET = 2_500;

    /// Before the storm nothing has been put off that the real time of a live line is worth.
    private static final long HUSH = 500;

    private static final long MOST = 120_000;

    /// A house may be slow to answer, even at rest.
    private static final int PATIENCE = 10;

    private static final int PAGES = 500;

    private final Size size;
    private final House house;
    private final Timeline timeline;
    private final Journal journal;
    private final Cast cast;
    private final Moves moves;
    private Faults weather = Faults.NONE;

    public Simulation(long seed, Size size, House house, Timeline timeline) {
        this.size = size;
        this.house = house;
        this.timeline = timeline;
        this.journal = new Journal(timeline);
        this.cast = new Cast(new SplittableRandom(seed));
        this.moves = new Moves(cast, house, timeline, journal);
    }

    /// Lives through all of it, and says what is wrong in the end: nothing, if all is well.
    public List<String> run() {
        gather();
        weather(Faults.STORM);
        live(size.storm() / 2, true);
        flood();
        live(size.storm() / 2, true);
        weather(Faults.NONE);
        comeBack();
        rest("after the storm");
        live(size.calm(), false);
        comeOnline();
        rest("after the calm");
        readAll();
        return new HistoryChecker(house, journal, cast).check();
    }

    /// What it has been through, for whoever doubts that it was a storm.
    public Map<Happening, Integer> happenings() {
        return Map.copyOf(journal.happenings());
    }

    /// The same for the same history, whatever ids were drawn by chance.
    public int digest() {
        var telling = new Telling(cast);
        int digest = 0;
        for (var heard : journal.heard())
            if (!(heard.frame() instanceof Frame.Welcome || heard.frame() instanceof Frame.Invited))
                digest = 31 * digest + (heard.device() + telling.frame(heard.frame())).hashCode();
        return digest;
    }

    private void weather(Faults faults) {
        weather = faults;
        house.weather(faults);
    }

    // Before

    private void gather() {
        var letters = "abcdefghijklmnopqrstuvwxyz";
        var surname = new StringBuilder();
        for (int i = 0; i < 8; i++) surname.append(letters.charAt(cast.random.nextInt(26)));
        for (int i = 1; i <= size.people(); i++)
            cast.add(person(house.person(surname + "-" + i), "p" + i));
        cast.devices().forEach(this::supervise);
        restBefore("in the beginning");
        var people = cast.people();
        var first = people.getFirst().devices().getFirst();
        var hotRoom = founding(first, "hot room", people);
        var group = founding(first, "group", people.subList(0, size.group()));
        hotRoom.run();
        group.run();
        for (int i = 0; i + 1 < people.size(); i += 2) {
            var other = people.get(i + 1).id();
            people.get(i).devices().getFirst().ask(id -> new Command.Open(id, other));
        }
        restBefore("before the storm");
        for (int i = 0; i < PATIENCE && first.places().isEmpty(); i++) {
            // A house that was in a storm before may have refused, or hung up meanwhile.
            timeline.run(QUIET);
            hotRoom.run();
            group.run();
            restBefore("before the storm");
        }
        moves.hot(first.places().iterator().next().id);
        sleep(people.getLast().devices().getLast());
    }

    /// Somebody's old phone, switched off all the while.
    private void sleep(Device device) {
        device.disconnect();
        device.offlineUntil = Long.MAX_VALUE;
    }

    private Person person(UserId id, String name) {
        var devices = new ArrayList<Device>();
        for (int i = 1; i <= 2; i++) {
            var dice = new SplittableRandom(cast.random.nextLong());
            devices.add(new Device(id, name + "/" + i, timeline, dice, journal, () -> weather));
        }
        return new Person(id, name, devices);
    }

    /// Asks for a group; for the same one whenever it is run again.
    private Runnable founding(Device device, String title, List<Person> members) {
        var others = members.stream().map(Person::id).collect(Collectors.toSet());
        var clientId = new ClientId(cast.id());
        return () -> device.ask(id -> new Command.Found(id, clientId, new Title(title), others));
    }

    /// Whoever isn't connected, and doesn't want to be offline, connects somewhere.
    private void supervise(Device device) {
        if (!device.connected() && device.offlineUntil <= timeline.now()) connect(device);
        timeline.aside(200 + cast.random.nextInt(600), () -> supervise(device));
    }

    private void connect(Device device) {
        cast.any(house.nodes()).ifPresent(device::connect);
    }

    // Meanwhile

    private void live(int count, boolean storm) {
        for (int i = 0; i < count; i++) {
            timeline.run(1 + cast.random.nextInt(2 * size.pace()));
            moves.move();
            if (storm && cast.chance(0.004)) crash();
        }
    }

    private void flood() {
        for (int i = 0; i < size.flood(); i++) {
            moves.shout(cast.anyDevice());
            timeline.run(2);
        }
    }

    private void crash() {
        journal.count(Happening.CRASHED);
        house.crash(cast.random.nextInt(house.nodes().size()));
    }

    // Afterwards

    private void comeBack() {
        cast.devices()
                .forEach(device -> {
                    device.disconnect();
                    device.offlineUntil = 0;
                });
        timeline.run(3_000);
        comeOnline();
    }

    private void comeOnline() {
        cast.devices()
                .forEach(device -> {
                    device.offlineUntil = 0;
                    if (!device.connected()) connect(device);
                });
    }

    private void rest(String when) {
        rest(when, QUIET);
    }

    private void restBefore(String when) {
        rest(when, timeline.isLive() ? HUSH : QUIET);
    }

    private void rest(String when, long length) {
        boolean quiet = timeline.rest(length, MOST);
        if (!quiet) journal.protest("I3: no rest " + when);
    }

    /// Every device opens everything and reads it from end to beginning; again, if what it had
    /// asked for long before comes late and has it begin anew.
    private void readAll() {
        int again = 0;
        do {
            for (int page = 0; page < PAGES && !allRead(); page++) {
                unread().forEach(Runnable::run);
                timeline.run(60);
            }
            rest("in the end");
        } while (!allRead() && ++again < PATIENCE);
    }

    private boolean allRead() {
        return unread().findAny().isEmpty();
    }

    /// What devices have still to load, each as what loads more of it.
    private Stream<Runnable> unread() {
        return cast.devices()
                .flatMap(device ->
                        List.copyOf(device.places()).stream()
                                .filter(place -> !place.held() || !place.whole())
                                .map(place -> () -> device.load(place)));
    }
}

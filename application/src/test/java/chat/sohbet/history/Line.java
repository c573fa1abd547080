package chat.sohbet.history;

import chat.sohbet.domain.user.UserId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The network between a device and a node. Commands arrive in order, and those on their way when
/// the line is cut may arrive or not; frames are lost, doubled, delayed and reordered as the
/// weather has it, and in good weather arrive in order.
final class Line {
    private final Timeline timeline;
    private final RandomGenerator random;
    private final Supplier<Faults> weather;
    private final Consumer<Frame> ear;
    private final Link link;
    private boolean cut;
    private long lastUp;
    private long lastDown;

    Line(
            Timeline timeline,
            RandomGenerator random,
            Supplier<Faults> weather,
            House.Node node,
            UserId user,
            Consumer<Frame> ear) {
        this.timeline = timeline;
        this.random = random;
        this.weather = weather;
        this.ear = ear;
        this.link = node.connect(user, frame -> timeline.enter(() -> down(frame)));
    }

    void say(Command command) {
        lastUp = Math.max(lastUp, timeline.now() + latency());
        timeline.after(
                lastUp - timeline.now(),
                () -> {
                    if (!cut || random.nextBoolean()) link.say(command);
                });
    }

    void cut() {
        cut = true;
        timeline.after(latency() + random.nextInt(200), link::close);
    }

    private void down(Frame frame) {
        if (cut) return;
        var faults = weather.get();
        if (random.nextDouble() < faults.drop() && !(frame instanceof Frame.Gone)) return;
        long at = Math.max(lastDown, timeline.now() + latency());
        if (random.nextDouble() < faults.late()) at += random.nextInt(2_500);
        else lastDown = at;
        arrive(frame, at);
        if (random.nextDouble() < faults.twice()) arrive(frame, at + random.nextInt(1_000));
    }

    private void arrive(Frame frame, long at) {
        timeline.after(
                at - timeline.now(),
                () -> {
                    if (!cut) ear.accept(frame);
                });
    }

    private long latency() {
        return 1 + random.nextInt(12);
    }
}

package chat.sohbet.history;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/// Runs simulations, one for each seed, and fails with the seed of the first that goes wrong.
///
/// `-Dsohbet.seed=N` replays that seed alone, `-Dsohbet.rounds=N` runs N seeds instead of the few
/// that are always run.
public final class Histories {
    private Histories() {}

    /// A house for one simulation.
    @FunctionalInterface
    public interface Builder {
        House build(Timeline timeline, RandomGenerator random);
    }

    /// The seeds to run: from 1 to `rounds`, if nothing else is wished for.
    public static LongStream seeds(int rounds) {
        Long wished = Long.getLong("sohbet.seed");
        if (wished != null) return LongStream.of(wished);
        return LongStream.rangeClosed(1, Integer.getInteger("sohbet.rounds", rounds));
    }

    /// Simulates on an instant timeline; the same seed gives the same history.
    public static Simulation replay(long seed, Size size, Builder builder) {
        var random = new SplittableRandom(seed);
        var timeline = Timeline.instant();
        return run(seed, size, builder.build(timeline, random), timeline);
    }

    /// Simulates on a live timeline, on which the seed decides what people do, not who is first.
    public static Simulation live(long seed, Size size, double speed, Builder builder) {
        var timeline = Timeline.live(speed);
        return run(seed, size, builder.build(timeline, new SplittableRandom(seed)), timeline);
    }

    private static Simulation run(long seed, Size size, House house, Timeline timeline) {
        try (house) {
            var simulation = new Simulation(seed, size, house, timeline);
            var wrong = simulation.run();
            if (!wrong.isEmpty()) throw new AssertionError(report(seed, wrong));
            return simulation;
        }
    }

    private static String report(long seed, List<String> wrong) {
        return "Seed %d (again: -Dsohbet.seed=%d) breaks %s%n%s"
                .formatted(
                        seed,
                        seed,
                        wrong.getFirst(),
                        String.join(System.lineSeparator(), wrong.subList(1, wrong.size())));
    }
}

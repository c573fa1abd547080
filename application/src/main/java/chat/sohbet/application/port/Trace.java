package chat.sohbet.application.port;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The name of what is being done, a request or a frame, and of all that comes of it. Whatever is
/// logged meanwhile bears it, on each node that has to do with it, so that one name finds all lines
/// about one message. It means nothing else: nobody is let in and nothing is decided by it.
///
/// A scoped value carries it, so it goes where calls go. Who goes on elsewhere, on another thread,
/// in a row or in a record, takes [#current] along and goes on [within][#run] it.
///
/// @param id letters, digits, `-`, `_` and `.`; several names with commas between them where
///   several things are done as one; nothing where nobody knows
public record Trace(String id) {
    /// What nobody asked for.
    public static final Trace NONE = new Trace("");

    /// Of what is done as one, as many are named; a crowd would be in nobody's way but the log's.
    private static final int MOST = 32;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern NAMES =
            Pattern.compile(NAME.pattern() + "(," + NAME.pattern() + "){0," + (MOST - 1) + "}");

    private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();

    /// A name that nothing else has, for all that matters to a log: 16 hexadecimal digits.
    public static Trace fresh() {
        return new Trace(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    /// What this thread is doing.
    public static Trace current() {
        return CURRENT.orElse(NONE);
    }

    /// One name that somebody else made; empty if it is none: it must not be able to write a log.
    public static Optional<Trace> named(String text) {
        return NAME.matcher(text).matches() ? Optional.of(new Trace(text)) : Optional.empty();
    }

    /// What another node wrote down; [#NONE] if it makes no sense.
    public static Trace read(String text) {
        return NAMES.matcher(text).matches() ? new Trace(text) : NONE;
    }

    /// Of several things that are done as one.
    public static Trace together(Collection<Trace> traces) {
        var different = traces.stream().filter(Trace::known).distinct().limit(MOST).toList();
        return switch (different.size()) {
            case 0 -> NONE;
            case 1 -> different.getFirst();
            default ->
                    read(
                            different.stream()
                                    .flatMap(trace -> Pattern.compile(",").splitAsStream(trace.id))
                                    .distinct()
                                    .limit(MOST)
                                    .collect(Collectors.joining(",")));
        };
    }

    /// Whether there is a name.
    public boolean known() {
        return !id.isEmpty();
    }

    /// Does `task` under this name.
    public void run(Runnable task) {
        if (known()) ScopedValue.where(CURRENT, this).run(task);
        else task.run();
    }

    /// The same for what answers, or throws.
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> task) throws X {
        return known() ? ScopedValue.where(CURRENT, this).call(task) : task.call();
    }

    @Override
    public String toString() {
        return id;
    }
}

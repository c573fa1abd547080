package chat.sohbet.local;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Lets a thread of the system step back behind all others: it gets what they leave. Java's own
/// priorities mean nothing on Linux, so the system is asked (`setpriority`, which there is about
/// the thread that calls it; to be modest needs no permission). Where that can't be had, on another
/// system or in a JVM that was not started with `--enable-native-access`, the thread goes on as it
/// was.
final class Modesty {
    private static final System.Logger LOG = System.getLogger(Modesty.class.getName());
    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;

    /// A tenth of the weight of others; 19 would be next to nothing.
    private static final int NICE = 10;

    private static final Optional<MethodHandle> SET_PRIORITY = setPriority();

    private Modesty() {}

    private static Optional<MethodHandle> setPriority() {
        if (!System.getProperty("os.name").equals("Linux")
                || !Modesty.class.getModule().isNativeAccessEnabled()) return Optional.empty();
        var linker = Linker.nativeLinker();
        var signature =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT);
        return linker.defaultLookup()
                .find("setpriority")
                .map(function -> linker.downcallHandle(function, signature));
    }

    /// For the rest of this thread's life. Not for virtual threads: it would be their carrier's.
    static void begin() {
        SET_PRIORITY.ifPresent(Modesty::begin);
    }

    private static void begin(MethodHandle setPriority) {
        try {
            int failed = (int) setPriority.invokeExact(PRIO_PROCESS, THIS_THREAD, NICE);
            if (failed != 0) LOG.log(System.Logger.Level.DEBUG, "the system knows no modesty");
        } catch (Throwable unexpected) {
            LOG.log(System.Logger.Level.DEBUG, "the system could not be asked", unexpected);
        }
    }
}

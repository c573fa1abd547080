package chat.sohbet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What Linux says of processes.
final class Processes {
    private static final Path PROC = Path.of("/proc");

    /// Clock ticks are a hundredth of a second, on every machine Linux runs on today.
    private static final long TICK_MILLIS = 10;

    private Processes() {}

    /// CPU a process has used, in user and system mode, and its children that are no more.
    static long cpuMillis(long pid) {
        return ticks(pid) * TICK_MILLIS;
    }

    /// The same of a process and all below it.
    static long cpuMillisOfTree(long pid) {
        var handle = ProcessHandle.of(pid);
        long below =
                handle.stream()
                        .flatMap(ProcessHandle::children)
                        .mapToLong(child -> cpuMillisOfTree(child.pid()))
                        .sum();
        return cpuMillis(pid) + below;
    }

    private static long ticks(long pid) {
        try {
            var stat = Files.readString(PROC.resolve(pid + "/stat"));
            // After the name, which may hold anything.
            var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            // utime, stime, cutime, cstime
            return fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    /// Memory that a process holds, in bytes.
    static long residentBytes(long pid) {
        try (var lines = Files.lines(PROC.resolve(pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

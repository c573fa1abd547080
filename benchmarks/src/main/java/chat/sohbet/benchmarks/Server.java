package chat.sohbet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The program in a process of its own, over an embedded database in a folder of its own, with the
/// start command's options for the JVM and with limits that let a load through.
final class Server implements Site {
    private static final Pattern READY = Pattern.compile("ready at (\\S+)");
    private static final Pattern FLAGS = Pattern.compile("(?m)^flags=\"(.*)\"$");
    private static final long PATIENCE_SECONDS = 120;

    /// What is not to be measured: a crowd behind one address that never tires.
    private static final List<String> LIMITS =
            List.of(
                    "--limits.connections=60000",
                    "--limits.sockets-per-address=60000",
                    "--limits.sends-per-minute=1000000",
                    "--limits.logins-per-minute=1000000",
                    "--tokens.access=1h");

    private final Process process;
    private final Path folder;
    private final Login login;
    private final byte[] key;
    private final URI address;

    private Server(Process process, Path folder, Login login, byte[] key, URI address) {
        this.process = process;
        this.folder = folder;
        this.login = login;
        this.key = key;
        this.address = address;
    }

    /// Starts one and waits until it is ready.
    static Server start(Options options) throws IOException, InterruptedException {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return start(options, key, null);
    }

    /// Starts another node of the same house, over the same database.
    Server another(Options options) throws IOException, InterruptedException {
        return start(options, key, login);
    }

    private static Server start(Options options, byte[] key, @Nullable Login house)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("sohbet-load-");
        // As root, its database runs as somebody else, who has to pass.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var log = folder.resolve("log");
        var builder = new ProcessBuilder(command(options, folder)).directory(folder.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SOHBET_"));
        environment.put("SOHBET_KEYS_SIGNING", Base64.getEncoder().encodeToString(key));
        if (house != null) {
            environment.put("SOHBET_DATABASE_URL", house.url());
            environment.put("SOHBET_DATABASE_USER", house.user());
            environment.put("SOHBET_DATABASE_PASSWORD", house.password());
        }
        var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        // Nobody is to be left running where a load is interrupted.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var address = awaitReady(process, log);
        return new Server(process, folder, house == null ? login(folder) : house, key, address);
    }

    private static List<String> command(Options options, Path folder) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var flags = new ArrayList<>(startFlags(options.root()));
        // Two collectors are one too many.
        if (options.javaOptions().stream().anyMatch(option -> option.endsWith("GC")))
            flags.removeIf(flag -> flag.endsWith("GC"));
        command.addAll(flags);
        command.addAll(options.javaOptions());
        command.addAll(
                options.classPath()
                        .map(path -> List.of("-cp", path, "chat.sohbet.bootstrap.Main"))
                        .orElseGet(() ->
                                List.of(
                                        "-jar",
                                        options.root()
                                                .resolve("bootstrap/target/sohbet.jar")
                                                .toString())));
        command.addAll(List.of("--host=127.0.0.1", "--port=0", "--data=" + folder.resolve("data")));
        command.addAll(LIMITS);
        command.addAll(options.settings());
        return command;
    }

    /// What `./sohbet` gives the JVM.
    private static List<String> startFlags(Path root) throws IOException {
        var flags = FLAGS.matcher(Files.readString(root.resolve("sohbet")));
        if (!flags.find()) throw new IOException("./sohbet has no line flags=\"…\" any more");
        return List.of(flags.group(1).split(" "));
    }

    private static URI awaitReady(Process process, Path log)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            var ready = READY.matcher(Files.readString(log));
            if (ready.find()) return URI.create(ready.group(1));
            Thread.sleep(20);
        }
        process.destroy();
        throw new IOException("the server did not start:\n" + Files.readString(log));
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public Town town() throws IOException, SQLException {
        return townBySql();
    }

    @Override
    public TownBySql townBySql() throws IOException, SQLException {
        return new TownBySql(
                DriverManager.getConnection(login.url(), login.user(), login.password()),
                new Tokens(key));
    }

    /// How to get into its database.
    record Login(String url, String user, String password) {
        @Override
        public String toString() {
            return "Login[url=" + url + "]";
        }
    }

    Login login() {
        return login;
    }

    private static Login login(Path folder) throws IOException {
        var home = folder.resolve("data/postgres");
        var port = Files.readAllLines(home.resolve("cluster/postmaster.pid")).get(3).strip();
        return new Login(
                "jdbc:postgresql://127.0.0.1:" + port + "/sohbet",
                "sohbet",
                Files.readString(home.resolve("password")).strip());
    }

    @Override
    public @Nullable Cost cost() {
        return new Cost(
                cpuMillis(),
                Processes.cpuMillisOfTree(postmaster()),
                Processes.cpuMillis(ProcessHandle.current().pid()));
    }

    /// CPU of this process alone.
    long cpuMillis() {
        return Processes.cpuMillis(process.pid());
    }

    @Override
    public long residentBytes() {
        return Processes.residentBytes(process.pid());
    }

    private long postmaster() {
        var file = folder.resolve("data/postgres/cluster/postmaster.pid");
        try {
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it and forgets all that was said.
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.print(complaints());
        delete(folder);
    }

    private String complaints() throws IOException {
        try (var lines = Files.lines(folder.resolve("log"))) {
            return lines.filter(line -> line.contains("WARN") || line.contains("ERROR"))
                    .limit(20)
                    .map(line -> "server: " + line + "\n")
                    .reduce("", String::concat);
        }
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}

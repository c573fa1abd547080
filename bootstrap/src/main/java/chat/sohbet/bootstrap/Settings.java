package chat.sohbet.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How this node is to run: read once, before anything starts, and valid as a whole. [Catalog] says
/// what each means.
record Settings(
        Listen listen,
        Path data,
        Path files,
        Optional<Database> database,
        Optional<Kafka> kafka,
        Duration lease,
        GivenKeys keys,
        Push push,
        Tokens tokens,
        Registration registration,
        Optional<Mail> mail,
        Sockets sockets,
        Limits limits,
        Log log) {

    /// Where requests come from. A port of 0 means any free one.
    record Listen(
            String host,
            int port,
            Optional<URI> publicAddress,
            List<String> trustedProxies,
            List<String> observers) {

        /// What to type into a browser once it listens on `bound`.
        URI address(int bound) {
            var everywhere = host.equals("0.0.0.0") || host.equals("::");
            var name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
            return publicAddress.orElseGet(() -> URI.create("http://" + name + ":" + bound));
        }
    }

    /// A PostgreSQL that somebody else runs. Where there is none, one is embedded.
    record Database(String url, String user, Optional<Secret> password, Duration patience) {}

    /// @param client what Kafka's clients need beyond that to be let in
    record Kafka(String servers, String topic, Map<String, Secret> client) {}

    /// Keys that were given; those that were not are made and kept in the data folder.
    record GivenKeys(Optional<Secret> signing, Optional<Secret> refresh, Optional<Secret> push) {}

    /// Whether and how people who aren't here are told of messages.
    record Push(Pushing pushing, Optional<String> contact, Endpoints endpoints) {}

    enum Pushing {
        ON,
        OFF
    }

    enum Endpoints {
        PUBLIC,
        UNSAFE_FOR_TESTS
    }

    record Tokens(Duration access, Duration refresh) {}

    enum Registration {
        OPEN,
        INVITED,
        CLOSED
    }

    enum MailSecurity {
        STARTTLS,
        TLS,
        NONE
    }

    /// Who brings letters, and who writes them.
    record Mail(
            String host,
            int port,
            MailSecurity security,
            Optional<String> user,
            Optional<Secret> password,
            String from) {}

    /// When a silent socket is asked, when it is given up, and how long its owner is present after
    /// that.
    record Sockets(Duration ping, Duration lost, Duration linger) {}

    record Limits(
            int connections,
            Duration requestPatience,
            int bodyRate,
            int socketsPerUser,
            int socketsPerAddress,
            int frameBytes,
            int socketQueue,
            int commands,
            long quota,
            int sendsPerMinute,
            int loginsPerMinute,
            int passwordsAtOnce,
            int databaseConnections) {}

    enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    enum LogFormat {
        TEXT,
        JSON
    }

    record Log(LogLevel level, LogFormat format) {}

    /// Reads defaults, then a file, then environment variables, then `--name=value` arguments; the
    /// later wins.
    ///
    /// @throws CannotStart with one line that names the setting that is unknown, no number, out of
    ///   range …
    static Settings read(
            List<String> arguments, Map<String, String> environment, Path workingFolder) {
        return of(Given.collect(joined(arguments), environment, workingFolder));
    }

    /// `--name value` is `--name=value`.
    private static List<String> joined(List<String> arguments) {
        var whole = new ArrayList<String>();
        for (var argument : arguments) {
            var open = whole.isEmpty() ? "" : whole.getLast();
            if (open.startsWith("--") && !open.contains("=") && !argument.startsWith("--")) {
                whole.set(whole.size() - 1, open + "=" + argument);
            } else {
                whole.add(argument);
            }
        }
        return whole;
    }

    private static Optional<Mail> mail(Given given) {
        var port = given.value(Catalog.MAIL_PORT);
        var security = given.value(Catalog.MAIL_SECURITY);
        var user = given.value(Catalog.MAIL_USER);
        var password = given.value(Catalog.MAIL_PASSWORD);
        var from = given.value(Catalog.MAIL_FROM);
        return given.value(Catalog.MAIL_HOST)
                .map(host ->
                        new Mail(
                                host,
                                port,
                                security,
                                user,
                                password,
                                from.orElseThrow(() ->
                                        CannotStart.settings(
                                                "mail.from: is needed where mail.host is given"))));
    }

    private static Sockets sockets(Given given) {
        var ping = given.value(Catalog.PING);
        var lost = given.value(Catalog.LOST);
        if (lost.compareTo(ping) <= 0)
            throw CannotStart.settings("sockets.lost: has to be longer than sockets.ping");
        return new Sockets(ping, lost, given.value(Catalog.LINGER));
    }

    private static Settings of(Given given) {
        var user = given.value(Catalog.DATABASE_USER);
        var password = given.value(Catalog.DATABASE_PASSWORD);
        var patience = given.value(Catalog.DATABASE_WAIT);
        var topic = given.value(Catalog.KAFKA_TOPIC);
        var client = given.properties(Catalog.KAFKA_CLIENT);
        var data = given.folder(Catalog.DATA);
        return new Settings(
                new Listen(
                        given.value(Catalog.HOST),
                        given.value(Catalog.PORT),
                        given.value(Catalog.PUBLIC_ADDRESS),
                        given.value(Catalog.TRUSTED_PROXIES),
                        given.value(Catalog.OBSERVERS)),
                data,
                given.maybeFolder(Catalog.FILES).orElse(data.resolve("files")),
                given.value(Catalog.DATABASE_URL)
                        .map(url -> new Database(url, user, password, patience)),
                given.value(Catalog.KAFKA_SERVERS)
                        .map(servers -> new Kafka(servers, topic, client)),
                given.value(Catalog.LEASE),
                new GivenKeys(
                        given.value(Catalog.SIGNING_KEY),
                        given.value(Catalog.REFRESH_KEY),
                        given.value(Catalog.PUSH_KEY)),
                new Push(
                        given.value(Catalog.PUSH),
                        given.value(Catalog.PUSH_CONTACT),
                        given.value(Catalog.PUSH_ENDPOINTS)),
                new Tokens(given.value(Catalog.ACCESS_TOKEN), given.value(Catalog.REFRESH_TOKEN)),
                given.value(Catalog.REGISTRATION),
                mail(given),
                sockets(given),
                new Limits(
                        given.value(Catalog.CONNECTIONS),
                        given.value(Catalog.REQUEST_PATIENCE),
                        given.value(Catalog.BODY_RATE),
                        given.value(Catalog.SOCKETS_PER_USER),
                        given.value(Catalog.SOCKETS_PER_ADDRESS),
                        given.value(Catalog.FRAME),
                        given.value(Catalog.SOCKET_QUEUE),
                        given.value(Catalog.COMMANDS),
                        given.value(Catalog.QUOTA),
                        given.value(Catalog.SENDS_PER_MINUTE),
                        given.value(Catalog.LOGINS_PER_MINUTE),
                        given.value(Catalog.PASSWORDS_AT_ONCE),
                        given.value(Catalog.DATABASE_CONNECTIONS)),
                new Log(given.value(Catalog.LOG_LEVEL), given.value(Catalog.LOG_FORMAT)));
    }
}

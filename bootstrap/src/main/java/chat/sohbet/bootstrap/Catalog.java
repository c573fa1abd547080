package chat.sohbet.bootstrap;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every setting there is, each with its default and its meaning: what `--help` prints, what README
/// shows, and what [Settings] reads. A setting that is not here does not exist, and naming it is an
/// error.
final class Catalog {

    static final Setting<String> HOST =
            Setting.text(
                    "host",
                    "0.0.0.0",
                    "Address to listen on. The default lets the whole home network in; 127.0.0.1 this machine alone.");
    static final Setting<Integer> PORT =
            Setting.number("port", 8080, 0, 65_535, "TCP port to listen on; 0 takes any free one.");
    static final Setting<Optional<URI>> PUBLIC_ADDRESS =
            Setting.origin(
                    "public-address",
                    "What people type into their browser, as https://chat.example.org. Empty: whatever name they use.");
    static final Setting<List<String>> TRUSTED_PROXIES =
            Setting.list(
                    "trusted-proxies",
                    "Addresses or networks (10.0.0.0/8) of reverse proxies whose X-Forwarded-… is believed, comma-separated.",
                    Catalog::network);
    static final Setting<List<String>> OBSERVERS =
            Setting.list(
                    "metrics.from",
                    "Addresses or networks that may read /metrics, besides this machine, comma-separated.",
                    Catalog::network);
    static final Setting<String> DATA =
            Setting.text(
                    "data",
                    "./data",
                    "Folder for keys and the embedded database; made on the first start.");

    static final Setting<Optional<String>> FILES =
            Setting.optionalText(
                    "files",
                    "Folder for the files people send; several nodes have to share it. Empty: files in the data folder.");

    static final Setting<Optional<String>> DATABASE_URL =
            new Setting<>(
                    "database.url",
                    "",
                    "PostgreSQL 15 or newer, as jdbc:postgresql://host:5432/sohbet. Empty: one is embedded in the data folder.",
                    false,
                    text -> Optional.of(text).filter(t -> !t.isEmpty()).map(Catalog::databaseUrl));
    static final Setting<String> DATABASE_USER =
            Setting.text("database.user", "sohbet", "Who Sohbet is to a database that is given.");
    static final Setting<Optional<Secret>> DATABASE_PASSWORD =
            Setting.secret("database.password", "Password of that user.");
    static final Setting<Integer> DATABASE_CONNECTIONS =
            Setting.number(
                    "database.connections", 10, 2, 200, "Connections to the database at once.");

    static final Setting<Duration> DATABASE_WAIT =
            Setting.duration(
                    "database.wait",
                    "30s",
                    Duration.ZERO,
                    Duration.ofHours(1),
                    "How long a start tries to reach the database.");

    static final Setting<Optional<String>> KAFKA_SERVERS =
            new Setting<>(
                    "kafka.servers",
                    "",
                    "Kafka 3.9 or newer, as host:9092,host:9092, for several nodes over one database. Empty: one node.",
                    false,
                    text -> Optional.of(text).filter(t -> !t.isEmpty()).map(Catalog::servers));
    static final Setting<String> KAFKA_TOPIC =
            Setting.text(
                    "kafka.topic",
                    "sohbet-inboxes",
                    "Topic whose partitions are the nodes' inboxes; made if it is missing.");

    static final Setting<Optional<String>> KAFKA_CLIENT =
            Setting.optionalText(
                    "kafka.client",
                    "Properties file for Kafka's clients: security.protocol, sasl.jaas.config … where it asks for them.");

    static final Setting<Duration> LEASE =
            Setting.duration(
                    "nodes.lease",
                    "10s",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5),
                    "How long a node is taken for alive that says nothing. One that is cut off for so long sends everybody away.");

    static final Setting<Optional<Secret>> SIGNING_KEY =
            Setting.secret(
                    "keys.signing",
                    "Key that signs access tokens: 32 bytes or more in Base64, the same on every node. Empty: one is made on the"
                            + " first start and kept in the data folder.");
    static final Setting<Optional<Secret>> REFRESH_KEY =
            Setting.secret(
                    "keys.refresh",
                    "Key by which one refresh token leads to the next; otherwise as keys.signing.");

    static final Setting<Optional<Secret>> PUSH_KEY =
            Setting.secret(
                    "keys.push",
                    "Key by which push services know this house, 32 bytes in Base64 (VAPID); otherwise as keys.signing.");

    static final Setting<Settings.Pushing> PUSH =
            Setting.choice(
                    "push",
                    Settings.Pushing.ON,
                    "on: devices that aren't connected are told of messages by their browsers' push services; or off.");
    static final Setting<Optional<String>> PUSH_CONTACT =
            new Setting<>(
                    "push.contact",
                    "",
                    "Whom a push service may ask, as mailto:host@example.org or https://…. Empty: the public address, if it is https.",
                    false,
                    text -> Optional.of(text).filter(t -> !t.isEmpty()).map(Catalog::contact));
    static final Setting<Settings.Endpoints> PUSH_ENDPOINTS =
            Setting.choice(
                    "push.endpoints",
                    Settings.Endpoints.PUBLIC,
                    "public: letters go by https to public addresses only. unsafe_for_tests: anywhere, this machine included; never set it but in a test.");

    static final Setting<Duration> ACCESS_TOKEN =
            Setting.duration(
                    "tokens.access",
                    "10m",
                    Duration.ofMinutes(1),
                    Duration.ofHours(1),
                    "How long an access token lives.");
    static final Setting<Duration> REFRESH_TOKEN =
            Setting.duration(
                    "tokens.refresh",
                    "30d",
                    Duration.ofHours(1),
                    Duration.ofDays(366),
                    "How long a session lives that nobody uses.");

    static final Setting<Settings.Registration> REGISTRATION =
            Setting.choice(
                    "registration",
                    Settings.Registration.OPEN,
                    "open: everybody who reaches Sohbet may register; invited: who brings a group's invite link; or closed.");
    static final Setting<Optional<String>> MAIL_HOST =
            Setting.optionalText(
                    "mail.host",
                    "Mail server (SMTP) that brings people who forgot their password a code for another. Empty: no mail; user reset-password helps.");
    static final Setting<Integer> MAIL_PORT =
            Setting.number("mail.port", 587, 1, 65_535, "Port of the mail server.");
    static final Setting<Settings.MailSecurity> MAIL_SECURITY =
            Setting.choice(
                    "mail.security",
                    Settings.MailSecurity.STARTTLS,
                    "starttls; tls: from the first byte, mostly on port 465; or none, for a server on this machine.");
    static final Setting<Optional<String>> MAIL_USER =
            Setting.optionalText(
                    "mail.user", "Who Sohbet is to the mail server. Empty: it doesn't ask.");
    static final Setting<Optional<Secret>> MAIL_PASSWORD =
            Setting.secret("mail.password", "Password of that user.");
    static final Setting<Optional<String>> MAIL_FROM =
            Setting.optionalText(
                    "mail.from",
                    "Who writes, as chat@example.org or Sohbet <chat@example.org>. Needed with mail.host.");
    static final Setting<Duration> PING =
            Setting.duration(
                    "sockets.ping",
                    "25s",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5),
                    "After how long a silence a socket is asked whether it is there still.");
    static final Setting<Duration> LOST =
            Setting.duration(
                    "sockets.lost",
                    "75s",
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(15),
                    "After how long a silence it is given up; longer than sockets.ping.");
    static final Setting<Duration> LINGER =
            Setting.duration(
                    "sockets.linger",
                    "15s",
                    Duration.ZERO,
                    Duration.ofMinutes(15),
                    "How long somebody is shown as present after their last socket is gone.");
    static final Setting<Integer> CONNECTIONS =
            Setting.number("limits.connections", 10_000, 10, 1_000_000, "TCP connections at once.");
    static final Setting<Duration> REQUEST_PATIENCE =
            Setting.duration(
                    "limits.request-patience",
                    "20s",
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(10),
                    "How long the first line and the headers of a request may take, and how far behind its rate a body may be.");
    static final Setting<Integer> BODY_RATE =
            Setting.size(
                    "limits.body-rate",
                    "1KiB",
                    1,
                    1024 * 1024,
                    "The slowest a request's body may come, in a second.");
    static final Setting<Integer> SOCKETS_PER_USER =
            Setting.number(
                    "limits.sockets-per-user", 20, 1, 1_000, "Open sockets of one user on a node.");
    static final Setting<Integer> SOCKETS_PER_ADDRESS =
            Setting.number(
                    "limits.sockets-per-address",
                    1_000,
                    1,
                    1_000_000,
                    "Open sockets from one address (of IPv6: from one /64) on a node, whoever they are; this machine itself has no such limit.");
    static final Setting<Integer> FRAME =
            Setting.size(
                    "limits.frame",
                    "64KiB",
                    16 * 1024,
                    1024 * 1024,
                    "Largest frame or request body a client may send.");
    static final Setting<Integer> SOCKET_QUEUE =
            Setting.number(
                    "limits.socket-queue",
                    256,
                    16,
                    65_536,
                    "Frames waiting for a slow socket before it is closed.");
    static final Setting<Integer> COMMANDS =
            Setting.number(
                    "limits.commands",
                    64,
                    1,
                    1_024,
                    "Commands of one socket under way before it is read no further.");
    static final Setting<Long> QUOTA =
            Setting.largeSize(
                    "limits.quota",
                    "1GiB",
                    1L << 20,
                    1L << 50,
                    "What the files of one user may have together.");
    static final Setting<Integer> SENDS_PER_MINUTE =
            Setting.number(
                    "limits.sends-per-minute",
                    1_200,
                    1,
                    1_000_000,
                    "Messages and other changes of one user in a minute.");
    static final Setting<Integer> LOGINS_PER_MINUTE =
            Setting.number(
                    "limits.logins-per-minute",
                    20,
                    1,
                    1_000_000,
                    "Attempts to log in or register from one address in a minute.");
    static final Setting<Integer> PASSWORDS_AT_ONCE =
            Setting.number(
                    "limits.passwords-at-once",
                    2,
                    1,
                    256,
                    "Password checks at once; each takes 19 MiB and a core for 30 ms.");

    static final Setting<Settings.LogLevel> LOG_LEVEL =
            Setting.choice("log.level", Settings.LogLevel.INFO, "error, warn, info or debug.");
    static final Setting<Settings.LogFormat> LOG_FORMAT =
            Setting.choice(
                    "log.format",
                    Settings.LogFormat.TEXT,
                    "text, or json for machines; one line a record.");

    static final List<Setting<?>> ALL =
            List.of(
                    HOST,
                    PORT,
                    PUBLIC_ADDRESS,
                    TRUSTED_PROXIES,
                    OBSERVERS,
                    DATA,
                    FILES,
                    DATABASE_URL,
                    DATABASE_USER,
                    DATABASE_PASSWORD,
                    DATABASE_CONNECTIONS,
                    DATABASE_WAIT,
                    KAFKA_SERVERS,
                    KAFKA_TOPIC,
                    KAFKA_CLIENT,
                    LEASE,
                    SIGNING_KEY,
                    REFRESH_KEY,
                    PUSH_KEY,
                    PUSH,
                    PUSH_CONTACT,
                    PUSH_ENDPOINTS,
                    ACCESS_TOKEN,
                    REFRESH_TOKEN,
                    REGISTRATION,
                    MAIL_HOST,
                    MAIL_PORT,
                    MAIL_SECURITY,
                    MAIL_USER,
                    MAIL_PASSWORD,
                    MAIL_FROM,
                    PING,
                    LOST,
                    LINGER,
                    CONNECTIONS,
                    REQUEST_PATIENCE,
                    BODY_RATE,
                    SOCKETS_PER_USER,
                    SOCKETS_PER_ADDRESS,
                    FRAME,
                    SOCKET_QUEUE,
                    COMMANDS,
                    QUOTA,
                    SENDS_PER_MINUTE,
                    LOGINS_PER_MINUTE,
                    PASSWORDS_AT_ONCE,
                    LOG_LEVEL,
                    LOG_FORMAT);

    private Catalog() {}

    /// The table of settings for a terminal.
    static String text() {
        return ALL.stream()
                .map(setting ->
                        "  %s%n      %s%n      %s"
                                .formatted(
                                        named(setting),
                                        setting.meaning(),
                                        setting.fallback().isEmpty()
                                                ? "no default"
                                                : "default: " + setting.fallback()))
                .collect(Collectors.joining("\n"));
    }

    /// The table of settings for README, in Markdown.
    static String markdown() {
        return "| setting | variable | default | meaning |\n| --- | --- | --- | --- |\n"
                + ALL.stream()
                        .map(setting ->
                                "| `%s` | `%s` | %s | %s |"
                                        .formatted(
                                                setting.name()
                                                        + (setting.secret()
                                                                ? "`, `" + setting.fileName()
                                                                : ""),
                                                setting.variable(),
                                                setting.fallback().isEmpty()
                                                        ? ""
                                                        : "`" + setting.fallback() + "`",
                                                setting.meaning()))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String named(Setting<?> setting) {
        return setting.name()
                + (setting.secret() ? ", " + setting.fileName() : "")
                + "    "
                + setting.variable()
                + (setting.secret() ? ", " + Setting.variable(setting.fileName()) : "");
    }

    private static String databaseUrl(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("does not begin with jdbc:postgresql:");
        }
        if (url.toLowerCase(Locale.ROOT).matches(".*[?&](password|user)=.*|.*//[^/]*@.*")) {
            throw new IllegalArgumentException(
                    "holds a user or a password; use database.user and database.password or database.password-file");
        }
        return url;
    }

    private static String contact(String text) {
        if (!text.matches("(mailto:[^\\s@]+@[^\\s@]+|https://\\S+)")) {
            throw new IllegalArgumentException("is neither mailto:… nor https://…");
        }
        return text;
    }

    private static String servers(String text) {
        if (!text.matches("[^\\s,/]+:\\d{1,5}(\\s*,\\s*[^\\s,/]+:\\d{1,5})*")) {
            throw new IllegalArgumentException("is not host:port,host:port");
        }
        return text;
    }

    private static String network(String text) {
        var parts = text.split("/", 2);
        try {
            int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * 8;
            if (parts.length == 1
                    || (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bits)) {
                return text;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "names \"" + text + "\", which is no address or network such as 10.0.0.0/8");
    }
}

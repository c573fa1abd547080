package chat.sohbet.web;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.api.Api;
import chat.sohbet.web.http.Assets;
import chat.sohbet.web.http.Bounds;
import chat.sohbet.web.http.Failures;
import chat.sohbet.web.http.Protection;
import chat.sohbet.web.http.Reception;
import chat.sohbet.web.http.Tracing;
import chat.sohbet.web.http.Visits;
import chat.sohbet.web.language.Languages;
import chat.sohbet.web.page.Pages;
import chat.sohbet.web.page.Site;
import chat.sohbet.web.page.Styles;
import chat.sohbet.web.security.AccessTokens;
import chat.sohbet.web.security.Admission;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.EndedSessions;
import chat.sohbet.web.security.Forms;
import chat.sohbet.web.security.Rates;
import chat.sohbet.web.socket.SocketLimits;
import chat.sohbet.web.socket.SocketUpgrade;
import chat.sohbet.web.socket.Sockets;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;

/// A chat on the web: pages, HTTP API and sockets on one port, wired by hand.
///
/// ```java
/// try (var web = Web.start(chat, WebSettings.on("127.0.0.1", 0, key))) { web.port() … }
/// ```
public final class Web implements AutoCloseable {
    /// A little more than a file may have, so that it is the upload that notices.
    private static final long MOST = Attachment.MAX_SIZE + 1024 * 1024;

    private final WebServer server;
    private final Sockets sockets;
    private final Reception reception;
    private final Duration drain;

    private Web(WebServer server, Sockets sockets, Reception reception, Duration drain) {
        this.server = server;
        this.sockets = sockets;
        this.reception = reception;
        this.drain = drain;
    }

    /// Serves `chat` from now on. Throws [java.io.UncheckedIOException] where the port is taken or
    /// may not be used.
    public static Web start(Chat chat, WebSettings settings) {
        return start(chat, settings, Clock.systemUTC());
    }

    /// The same by a clock that all nodes share, for what one issues others believe.
    public static Web start(Chat chat, WebSettings settings, Clock clock) {
        var limits = settings.limits();
        var tokens = new AccessTokens(settings.signingKey(), settings.accessLife(), clock);
        var ended = new EndedSessions(settings.accessLife(), clock);
        var visits = new Visits(settings.publicAddress(), settings.trustedProxies());
        var doorkeeper =
                new Doorkeeper(
                        chat, tokens, ended, visits, new Rates<>(limits.rates().logins()), clock);
        var sends = new Rates<UserId>(limits.rates().sends());
        var searches = new Rates<UserId>(limits.rates().sends());
        var sockets = new Sockets(chat, ended, sends, socketLimits(limits), clock);
        // First listen, then read what ended before: what ends in between is noted twice.
        chat.tell(sockets);
        ended.addAll(chat.accounts().endedWithin(ended.remembered()));

        var languages = Languages.load();
        var assets = Assets.load(files -> Styles.joined(languages.trimmed(files)));
        var admission = new Admission(chat, settings.registration());
        var forms = new Forms(settings.signingKey(), doorkeeper, visits);
        var pages =
                new Pages(
                        new Site(
                                chat,
                                doorkeeper,
                                forms,
                                assets,
                                sends,
                                searches,
                                admission,
                                languages));
        var failures = new Failures(pages, visits);
        var api = new Api(chat, doorkeeper, tokens, sends, searches, admission, languages);
        var routing =
                HttpRouting.builder()
                        .addFilter(new Tracing(visits))
                        .addFilter(new Protection(visits))
                        .addFilter(new Bounds(limits.http().bodyBytes(), Api::brings))
                        .register(Api.ROOT, api)
                        .register(assets)
                        .register(new Internals(settings.observers()))
                        .register(pages);
        failures.register(routing);
        var upgrade = new SocketUpgrade(Api.ROOT + "/socket", sockets, doorkeeper, visits);
        var reception =
                new Reception(
                        Http1Config.builder().maxPrologueLength(4 * 1024).maxHeadersSize(16 * 1024),
                        upgrade,
                        limits.patience().request(),
                        limits.http().bodyRate());
        var server =
                WebServer.builder()
                        .host(settings.host())
                        .port(settings.port())
                        .shutdownHook(false)
                        .maxPayloadSize(Math.max(limits.http().bodyBytes(), MOST))
                        .maxTcpConnections(limits.http().connections())
                        .maxConcurrentRequests(limits.http().requests())
                        .idleConnectionTimeout(limits.patience().idle())
                        .idleConnectionPeriod(limits.patience().idle().dividedBy(2))
                        .shutdownGracePeriod(Duration.ofSeconds(2))
                        .connectionOptions(
                                SocketOptions.builder()
                                        .tcpNoDelay(true)
                                        // Whoever says nothing in the middle of a request.
                                        .readTimeout(limits.patience().lost().plusSeconds(30))
                                        .build())
                        .directHandlers(failures.direct())
                        .protocolsDiscoverServices(false)
                        .addConnectionSelector(reception)
                        .featuresDiscoverServices(false)
                        .addFeature(Observation.of(settings.ready(), sockets))
                        .routing(routing)
                        .build()
                        .start();
        // Helidon logs what hindered it, and says no more than this.
        if (!server.isRunning())
            throw new UncheckedIOException(
                    new BindException("%s:%d".formatted(settings.host(), settings.port())));
        return new Web(server, sockets, reception, limits.patience().drain());
    }

    private static SocketLimits socketLimits(WebSettings.Limits limits) {
        return new SocketLimits(
                limits.sockets().frameBytes(),
                limits.sockets().perUser(),
                limits.sockets().perAddress(),
                limits.sockets().queue(),
                limits.sockets().commands(),
                limits.rates().sends(),
                limits.patience().silence(),
                limits.patience().lost(),
                limits.patience().linger());
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// How many sockets are open.
    public int sockets() {
        return sockets.count();
    }

    /// Says goodbye to all sockets, lets requests end, and stops.
    @Override
    public void close() {
        sockets.drain(drain);
        server.stop();
        reception.close();
        Observation.end(sockets);
    }
}

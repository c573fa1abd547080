package chat.sohbet.web;

import chat.sohbet.web.security.Admission;
import chat.sohbet.web.security.Rate;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// How the chat is to be served.
///
/// @param host address to listen on
/// @param port TCP port; 0 takes any free one
/// @param publicAddress scheme and host that people type, `https://chat.example.org`; null:
///   whatever name they use. It decides which `Origin` is ours and whether cookies are Secure
/// @param trustedProxies addresses and networks (`10.0.0.0/8`) whose `X-Forwarded-…` is believed
/// @param signingKey signs access tokens, 32 bytes or more, the same on every node; secret
/// @param accessLife how long an access token lives
/// @param registration who may register
/// @param ready what this node needs to work, asked by `/health/ready`, by name
/// @param observers addresses and networks that may read `/metrics`, besides this machine
public record WebSettings(
        String host,
        int port,
        @Nullable URI publicAddress,
        List<String> trustedProxies,
        byte[] signingKey,
        Duration accessLife,
        Admission.Rule registration,
        Limits limits,
        Map<String, BooleanSupplier> ready,
        List<String> observers) {

    public WebSettings {
        if (signingKey.length < 32)
            throw new IllegalArgumentException("the signing key needs 32 bytes or more");
        signingKey = signingKey.clone();
        trustedProxies = List.copyOf(trustedProxies);
        ready = new LinkedHashMap<>(ready);
        observers = List.copyOf(observers);
    }

    /// Open or closed, and observed from this machine alone.
    public WebSettings(
            String host,
            int port,
            @Nullable URI publicAddress,
            List<String> trustedProxies,
            byte[] signingKey,
            Duration accessLife,
            boolean registration,
            Limits limits,
            Map<String, BooleanSupplier> ready) {
        this(
                host,
                port,
                publicAddress,
                trustedProxies,
                signingKey,
                accessLife,
                registration ? Admission.Rule.OPEN : Admission.Rule.CLOSED,
                limits,
                ready,
                List.of());
    }

    /// How much anybody gets.
    public record Limits(Http http, Sockets sockets, Rates rates, Patience patience) {
        public static Limits standard() {
            return new Limits(
                    new Http(10_000, 1_000, 64 * 1024, 1024),
                    new Sockets(64 * 1024, 20, 1_000, 256, 64),
                    new Rates(new Rate(20, 60), new Rate(20 / 60.0, 20)),
                    new Patience(
                            Duration.ofSeconds(25),
                            Duration.ofSeconds(75),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(15),
                            Duration.ofSeconds(3)));
        }

        public Limits withSocketsPerUser(int most) {
            return with(most, sockets.perAddress());
        }

        public Limits withSocketsPerAddress(int most) {
            return with(sockets.perUser(), most);
        }

        private Limits with(int perUser, int perAddress) {
            var other =
                    new Sockets(
                            sockets.frameBytes(),
                            perUser,
                            perAddress,
                            sockets.queue(),
                            sockets.commands());
            return new Limits(http, other, rates, patience);
        }

        public Limits withRates(Rate sends, Rate logins) {
            return new Limits(http, sockets, new Rates(sends, logins), patience);
        }

        public Limits withHeartbeat(Duration silence, Duration lost) {
            return with(
                    new Patience(
                            silence,
                            lost,
                            patience.idle(),
                            patience.request(),
                            patience.linger(),
                            patience.drain()));
        }

        public Limits withLinger(Duration linger) {
            return with(
                    new Patience(
                            patience.silence(),
                            patience.lost(),
                            patience.idle(),
                            patience.request(),
                            linger,
                            patience.drain()));
        }

        public Limits withRequests(Duration patience, int bodyRate) {
            var calmer =
                    new Patience(
                            this.patience.silence(),
                            this.patience.lost(),
                            this.patience.idle(),
                            patience,
                            this.patience.linger(),
                            this.patience.drain());
            var slower = new Http(http.connections(), http.requests(), http.bodyBytes(), bodyRate);
            return new Limits(slower, sockets, rates, calmer);
        }

        private Limits with(Patience patience) {
            return new Limits(http, sockets, rates, patience);
        }
    }

    /// @param connections TCP connections at once
    /// @param requests HTTP requests at once; more are answered with 503
    /// @param bodyBytes the largest request body
    /// @param bodyRate the slowest a body may come, in bytes a second
    public record Http(int connections, int requests, int bodyBytes, int bodyRate) {}

    /// @param frameBytes the largest message of a socket, all fragments together
    /// @param perUser open sockets of one user on this node
    /// @param perAddress open sockets from one address (of IPv6: from one network of 64 bits)
    /// @param queue frames that wait for a slow socket before it is closed
    /// @param commands commands of one socket under way before it is read no further
    public record Sockets(int frameBytes, int perUser, int perAddress, int queue, int commands) {}

    /// @param sends messages and other changes of one user
    /// @param logins attempts to log in or register from one address
    public record Rates(Rate sends, Rate logins) {}

    /// @param silence after which a socket is pinged
    /// @param lost silence after which a socket is dropped
    /// @param idle after which an HTTP connection without a request is closed
    /// @param request how long a request's first line and headers may take together, from the first
    ///   byte on, and how far its body may be behind its slowest rate
    /// @param linger how long somebody is shown as present after their last socket is gone
    /// @param drain how long sockets have to take leave when the server closes
    public record Patience(
            Duration silence,
            Duration lost,
            Duration idle,
            Duration request,
            Duration linger,
            Duration drain) {}

    /// Open to everybody at whatever name they use, with the standard limits.
    public static WebSettings on(String host, int port, byte[] signingKey) {
        return new WebSettings(
                host,
                port,
                null,
                List.of(),
                signingKey,
                Duration.ofMinutes(10),
                true,
                Limits.standard(),
                Map.of());
    }

    public WebSettings at(URI publicAddress) {
        return changed(publicAddress, trustedProxies, registration, limits);
    }

    public WebSettings behind(List<String> trustedProxies) {
        return changed(publicAddress, trustedProxies, registration, limits);
    }

    public WebSettings with(Admission.Rule registration) {
        return changed(publicAddress, trustedProxies, registration, limits);
    }

    public WebSettings with(Limits limits) {
        return changed(publicAddress, trustedProxies, registration, limits);
    }

    private WebSettings changed(
            @Nullable URI publicAddress,
            List<String> trustedProxies,
            Admission.Rule registration,
            Limits limits) {
        return new WebSettings(
                host,
                port,
                publicAddress,
                trustedProxies,
                signingKey,
                accessLife,
                registration,
                limits,
                ready,
                observers);
    }

    @Override
    public String toString() {
        return "WebSettings[" + host + ":" + port + "]";
    }
}

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
    ///
    /// @param connections TCP connections at once
    /// @param requests HTTP requests at once; more are answered with 503
    /// @param bodyBytes the largest request body
    /// @param frameBytes the largest message of a socket, all fragments together
    /// @param socketsPerUser open sockets of one user on this node
    /// @param socketQueue frames that wait for a slow socket before it is closed
    /// @param commands commands of one socket under way before it is read no further
    /// @param sends messages and other changes of one user
    /// @param logins attempts to log in or register from one address
    /// @param silence after which a socket is pinged
    /// @param lost silence after which a socket is dropped
    /// @param idle after which an HTTP connection without a request is closed
    /// @param linger how long somebody is shown as present after their last socket is gone
    /// @param drain how long sockets have to take leave when the server closes
    public record Limits(
            int connections,
            int requests,
            int bodyBytes,
            int frameBytes,
            int socketsPerUser,
            int socketQueue,
            int commands,
            Rate sends,
            Rate logins,
            Duration silence,
            Duration lost,
            Duration idle,
            Duration linger,
            Duration drain) {
        public static Limits standard() {
            return new Limits(
                    10_000,
                    1_000,
                    64 * 1024,
                    64 * 1024,
                    20,
                    256,
                    64,
                    new Rate(20, 60),
                    new Rate(20 / 60.0, 20),
                    Duration.ofSeconds(25),
                    Duration.ofSeconds(75),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(3));
        }

        public Limits withSocketsPerUser(int most) {
            return new Limits(
                    connections,
                    requests,
                    bodyBytes,
                    frameBytes,
                    most,
                    socketQueue,
                    commands,
                    sends,
                    logins,
                    silence,
                    lost,
                    idle,
                    linger,
                    drain);
        }

        public Limits withRates(Rate sends, Rate logins) {
            return new Limits(
                    connections,
                    requests,
                    bodyBytes,
                    frameBytes,
                    socketsPerUser,
                    socketQueue,
                    commands,
                    sends,
                    logins,
                    silence,
                    lost,
                    idle,
                    linger,
                    drain);
        }

        public Limits withHeartbeat(Duration silence, Duration lost) {
            return new Limits(
                    connections,
                    requests,
                    bodyBytes,
                    frameBytes,
                    socketsPerUser,
                    socketQueue,
                    commands,
                    sends,
                    logins,
                    silence,
                    lost,
                    idle,
                    linger,
                    drain);
        }

        public Limits withLinger(Duration linger) {
            return new Limits(
                    connections,
                    requests,
                    bodyBytes,
                    frameBytes,
                    socketsPerUser,
                    socketQueue,
                    commands,
                    sends,
                    logins,
                    silence,
                    lost,
                    idle,
                    linger,
                    drain);
        }
    }

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

    public WebSettings behind(List<String> trustedProxies) {
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

    public WebSettings with(Admission.Rule registration) {
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

    public WebSettings with(Limits limits) {
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

package chat.sohbet.web.push;

import chat.sohbet.application.port.Courier;
import chat.sohbet.domain.user.Subscription;
import chat.sohbet.web.language.Languages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Letters go to the push services of browsers' makers, sealed, so that these learn when somebody
/// gets one and how long it is, and nothing else.
///
/// ```java
/// chat.pushes().by(new WebPush(key, "mailto:host@example.org", WebPush.Endpoints.PUBLIC));
/// ```
public final class WebPush implements Courier {
    /// What nobody got for a day is read in the app anyway.
    private static final Duration TTL = Duration.ofDays(1);

    private static final Duration SOON = Duration.ofSeconds(5);

    /// Of the topic (RFC 8030, 5.4): a later letter of a conversation replaces one that waits.
    private static final int TOPIC = 32;

    /// To whom letters may go.
    public enum Endpoints {
        /// By https, to addresses of the public internet.
        PUBLIC,
        /// Anywhere, also by http: for a test's own push service on this machine, and never else.
        UNSAFE_FOR_TESTS
    }

    private final Identity identity;
    private final Endpoints endpoints;
    private final Letters letters = new Letters(Languages.load());
    private final Clock clock;

    /// @param key a private key of P-256, its number in 32 bytes
    /// @param contact `mailto:` or `https:`, whom a push service may ask; or empty
    public WebPush(byte[] key, String contact, Endpoints endpoints) {
        this(key, contact, endpoints, Clock.systemUTC());
    }

    WebPush(byte[] key, String contact, Endpoints endpoints, Clock clock) {
        identity = new Identity(key, contact);
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @Override
    public String key() {
        return identity.publicKey();
    }

    @Override
    public boolean serves(Subscription to) {
        try {
            var endpoint = URI.create(to.endpoint());
            if (endpoint.getHost() == null || endpoint.getRawFragment() != null) return false;
            Curve.publicKey(to.keyBytes());
            addresses(endpoint);
            return true;
        } catch (IllegalArgumentException
                | UnknownHostException
                | GeneralSecurityException notOne) {
            return false;
        }
    }

    private List<InetAddress> addresses(URI endpoint) throws UnknownHostException {
        if (endpoints == Endpoints.UNSAFE_FOR_TESTS)
            return List.of(InetAddress.getAllByName(endpoint.getHost()));
        if (!"https".equals(endpoint.getScheme())) throw new UnknownHostException("not https");
        return PublicAddresses.of(endpoint.getHost());
    }

    @Override
    public Outcome carry(Letter letter) {
        try {
            var to = letter.to();
            var endpoint = URI.create(to.endpoint());
            var sealed = Seal.seal(letters.write(letter), to.keyBytes(), to.secretBytes());
            var headers =
                    Map.of(
                            "Authorization",
                            identity.authorization(endpoint, clock.instant()),
                            "Content-Encoding",
                            "aes128gcm",
                            "Content-Type",
                            "application/octet-stream",
                            "TTL",
                            Long.toString(TTL.toSeconds()),
                            "Urgency",
                            "high",
                            "Topic",
                            topic(letter));
            return outcome(Post.send(endpoint, addresses(endpoint), headers, sealed));
        } catch (UnknownHostException notNow) {
            return new Outcome.Refused("its address isn't known, or not public");
        } catch (IOException away) {
            return new Outcome.Later(SOON);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return new Outcome.Refused(broken.getClass().getSimpleName());
        }
    }

    private static String topic(Letter letter) {
        var bytes = new java.math.BigInteger(letter.conversation().toString().replace("-", ""), 16);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        return text.substring(0, Math.min(TOPIC, text.length()));
    }

    /// RFC 8030, 5 and 7.3: who isn't there any more isn't asked again.
    private Outcome outcome(Post.Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) return new Outcome.Taken();
        if (status == 404 || status == 410) return new Outcome.Gone();
        if (status == 429 || status >= 500) return new Outcome.Later(retryAfter(answer));
        return new Outcome.Refused("status " + status);
    }

    /// Seconds, or a date (RFC 9110, 10.2.3).
    private Duration retryAfter(Post.Answer answer) {
        return Optional.ofNullable(answer.headers().get("retry-after"))
                .map(this::after)
                .orElse(SOON);
    }

    private Duration after(String text) {
        try {
            if (text.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(text));
            var date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            var wait = Duration.between(clock.instant(), date);
            return wait.isNegative() ? SOON : wait;
        } catch (DateTimeException notADate) {
            return SOON;
        }
    }
}

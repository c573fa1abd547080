package chat.sohbet.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.sohbet.domain.Text;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Visits;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Cookies.Name;
import io.helidon.common.parameters.Parameters;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Forms of our pages, and of nobody else's: each carries, in the hidden field [#FIELD], the HMAC
/// of a random cookie (OWASP: signed double submit), and the browser has to say that our origin
/// sent it.
public final class Forms {
    /// The hidden field's name.
    public static final String FIELD = "form";

    private static final Duration LIFE = Duration.ofDays(30);

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Doorkeeper doorkeeper;
    private final Visits visits;

    public Forms(byte[] key, Doorkeeper doorkeeper, Visits visits) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.doorkeeper = doorkeeper;
        this.visits = visits;
    }

    /// The token for all forms of the page that answers `request`.
    public String token(ServerRequest request, ServerResponse response) {
        return token(cookie(request).orElseGet(() -> fresh(request, response)));
    }

    /// Reads a form that was sent. Throws the [Problem] that it isn't one of ours: then the page is
    /// to be shown again, for the cookie may just have expired.
    public Sent accept(ServerRequest request) {
        doorkeeper.ownPage(request);
        var sent = new Sent(Bodies.form(request));
        var expected = cookie(request).map(this::token).orElse("");
        if (expected.isEmpty() || !same(expected, sent.text(FIELD)))
            throw new Problem(
                    Problem.Code.NOT_ALLOWED, FIELD, "This page has expired. Load it again.");
        return sent;
    }

    /// The fields of a form, never absent: a browser sends every text field, if only empty.
    public static final class Sent {
        private final Parameters parameters;

        private Sent(Parameters parameters) {
            this.parameters = parameters;
        }

        public String text(String field) {
            return Text.wellFormed(field, parameters.first(field).orElse(""));
        }

        /// All values of a field that is there several times, as ticked boxes are.
        public List<String> all(String field) {
            return parameters.contains(field)
                    ? parameters.all(field).stream()
                            .map(text -> Text.wellFormed(field, text))
                            .toList()
                    : List.of();
        }
    }

    private Optional<String> cookie(ServerRequest request) {
        return Cookies.read(request.headers(), Name.FORM, visits.of(request).secure())
                .filter(value -> value.length() == 22);
    }

    private String fresh(ServerRequest request, ServerResponse response) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var value = encoded(bytes);
        Cookies.set(response.headers(), Name.FORM, visits.of(request).secure(), value, LIFE);
        return value;
    }

    private String token(String cookie) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return encoded(mac.doFinal(("form:" + cookie).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package chat.sohbet.web.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.sohbet.web.json.Json;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// Who this house is to push services (VAPID, RFC 8292).
final class Identity {
    /// At most a day; so that a clock that is wrong by hours does no harm.
    private static final Duration LIFE = Duration.ofHours(12);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ECPrivateKey key;
    private final String publicKey;
    private final String contact;

    /// `contact` is whom a push service may ask when something is wrong: `mailto:` or `https:`, or
    /// empty.
    Identity(byte[] number, String contact) {
        try {
            key = Curve.privateKey(number);
            publicKey = BASE64.encodeToString(Curve.bytes(Curve.publicOf(key)));
            this.contact = contact;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no private key of P-256", e);
        }
    }

    String publicKey() {
        return publicKey;
    }

    /// What the header `Authorization` says to the push service of an endpoint.
    String authorization(URI endpoint, Instant now) throws GeneralSecurityException {
        var claims =
                Json.object()
                        .put("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority())
                        .put("exp", now.plus(LIFE).getEpochSecond());
        if (!contact.isEmpty()) claims.put("sub", contact);
        var header = Json.object().put("typ", "JWT").put("alg", "ES256");
        var told =
                BASE64.encodeToString(Json.bytes(header))
                        + "."
                        + BASE64.encodeToString(Json.bytes(claims));
        var signature = BASE64.encodeToString(Curve.sign(key, told.getBytes(UTF_8)));
        return "vapid t=" + told + "." + signature + ", k=" + publicKey;
    }
}

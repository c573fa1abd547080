package chat.sohbet.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Access tokens as the house itself would issue them, by its own key: to sign thousands of people
/// in by password would take an hour of Argon2.
final class Tokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"sohbet-1\"}".getBytes(US_ASCII));

    private final Mac mac;

    Tokens(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized String issue(UUID user, UUID session) {
        long now = Instant.now().getEpochSecond();
        var claims =
                """
                {"iss":"sohbet","aud":["sohbet"],"sub":"%s","sid":"%s","iat":%d,"exp":%d}\
                """
                        .formatted(user, session, now, now + Duration.ofHours(12).toSeconds());
        var signed = HEADER + "." + encoded(claims.getBytes(US_ASCII));
        return signed + "." + encoded(mac.doFinal(signed.getBytes(US_ASCII)));
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}

package chat.sohbet.web.security;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.UserId;
import io.helidon.security.jwt.Jwt;
import io.helidon.security.jwt.JwtValidator;
import io.helidon.security.jwt.SignedJwt;
import io.helidon.security.jwt.jwk.JwkKeys;
import io.helidon.security.jwt.jwk.JwkOctet;
import jakarta.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Access tokens: JWTs (RFC 7519) that say who somebody is for some minutes, signed with HS256 and
/// nothing else. They are believed without a look into the store, so [EndedSessions] has to be
/// asked too.
public final class AccessTokens {
    private static final String ALGORITHM = JwkOctet.ALG_HS256;
    private static final String KEY_ID = "sohbet-1";
    private static final String HOUSE = "sohbet";
    private static final String SESSION = "sid";

    /// A token of ours has some 330 characters.
    private static final int LONGEST = 1_024;

    /// What the clocks of two nodes may differ by.
    private static final Duration LEEWAY = Duration.ofSeconds(5);

    private final JwkOctet key;
    private final JwkKeys keys;
    private final Duration life;
    private final Clock clock;
    private final JwtValidator claims =
            JwtValidator.builder().addIssuerValidator(HOUSE).addAudienceValidator(HOUSE).build();

    public AccessTokens(byte[] key, Duration life, Clock clock) {
        this.key =
                JwkOctet.create(
                        Json.createObjectBuilder()
                                .add("kty", "oct")
                                .add("kid", KEY_ID)
                                .add("alg", ALGORITHM)
                                .add(
                                        "k",
                                        Base64.getUrlEncoder().withoutPadding().encodeToString(key))
                                .build());
        this.keys = JwkKeys.builder().addKey(this.key).build();
        this.life = life;
        this.clock = clock;
    }

    public Duration life() {
        return life;
    }

    public String issue(Session session) {
        var now = clock.instant();
        var jwt =
                Jwt.builder()
                        .algorithm(ALGORITHM)
                        .keyId(KEY_ID)
                        .issuer(HOUSE)
                        .addAudience(HOUSE)
                        .subject(session.user().toString())
                        .addPayloadClaim(SESSION, session.id().toString())
                        .issueTime(now)
                        .expirationTime(earlier(now.plus(life), session.expiresAt()))
                        .build();
        return SignedJwt.sign(jwt, key).tokenContent();
    }

    /// Who it speaks for; empty if it is not a token of ours, or no longer.
    public Optional<Me> read(String token) {
        if (token.length() > LONGEST) return Optional.empty();
        try {
            return read(SignedJwt.parseToken(token));
        } catch (RuntimeException malformed) {
            // The parser has no one exception for what it can't parse, and this is anybody's input.
            return Optional.empty();
        }
    }

    private Optional<Me> read(SignedJwt signed) {
        // Never with a default key: with one, a token without a signature may pass.
        if (!signed.verifySignature(keys).isValid()) return Optional.empty();
        var jwt = signed.getJwt();
        if (!claims.validate(jwt).isValid() || !timely(jwt)) return Optional.empty();
        try {
            return Optional.of(
                    new Me(
                            UserId.parse("sub", jwt.subject().orElse("")),
                            SessionId.parse(
                                    SESSION,
                                    jwt.payloadClaim(SESSION).map(AccessTokens::text).orElse(""))));
        } catch (InvalidValue nobody) {
            return Optional.empty();
        }
    }

    /// Issued by now, and not over, both by our clock rather than the machine's: a token of a node
    /// that is ahead is none yet.
    private boolean timely(Jwt jwt) {
        var now = clock.instant();
        return jwt.issueTime().filter(at -> !at.isAfter(now.plus(LEEWAY))).isPresent()
                && jwt.expirationTime().filter(end -> end.isAfter(now.minus(LEEWAY))).isPresent();
    }

    private static String text(jakarta.json.JsonValue value) {
        return value instanceof jakarta.json.JsonString string ? string.getString() : "";
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

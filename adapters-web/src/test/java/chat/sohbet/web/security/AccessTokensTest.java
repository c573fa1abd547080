package chat.sohbet.web.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.UserId;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    private static final byte[] KEY = "a key of thirty-two bytes, or so".getBytes(US_ASCII);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private final Instant now = Instant.now();
    private final Session session =
            new Session(
                    new SessionId(UUID.randomUUID()),
                    new UserId(UUID.randomUUID()),
                    new DeviceName("a test"),
                    now,
                    now,
                    now.plus(Duration.ofDays(30)));

    private final AccessTokens tokens = at(now, KEY);

    private static AccessTokens at(Instant now, byte[] key) {
        return new AccessTokens(key, LIFE, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void a_token_says_who_it_was_issued_to() {
        assertThat(tokens.read(tokens.issue(session)))
                .contains(new Me(session.user(), session.id()));
    }

    @Test
    void a_token_of_another_key_is_none() {
        var other = at(now, "another key of thirty-two bytes!".getBytes(US_ASCII));
        assertThat(tokens.read(other.issue(session))).isEmpty();
    }

    @Test
    void a_token_expires() {
        assertThat(tokens.read(at(now.minus(LIFE).minusSeconds(10), KEY).issue(session))).isEmpty();
        assertThat(tokens.read(at(now.minus(LIFE).plusSeconds(60), KEY).issue(session)))
                .isPresent();
    }

    @Test
    void a_token_of_a_node_that_is_ahead_is_none_yet() {
        assertThat(tokens.read(at(now.plusSeconds(3), KEY).issue(session))).isPresent();
        assertThat(tokens.read(at(now.plusSeconds(3600), KEY).issue(session))).isEmpty();
    }

    @Test
    void a_token_does_not_outlive_its_session() {
        var ending =
                new Session(
                        session.id(),
                        session.user(),
                        session.device(),
                        now,
                        now,
                        now.minusSeconds(10));
        assertThat(tokens.read(at(now.minusSeconds(60), KEY).issue(ending))).isEmpty();
    }

    @Test
    void a_token_that_was_changed_is_none() {
        var parts = tokens.issue(session).split("\\.", -1);
        var payload =
                decoded(parts[1]).replace(session.user().toString(), UUID.randomUUID().toString());

        assertThat(tokens.read(parts[0] + "." + encoded(payload) + "." + parts[2])).isEmpty();
        assertThat(tokens.read(parts[0] + "." + parts[1] + ".")).isEmpty();
        assertThat(tokens.read(parts[0] + "." + parts[1] + "." + encoded("x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"none\",\"kid\":\"sohbet-1\"}",
                "{\"kid\":\"sohbet-1\"}",
                "{}",
                "{\"alg\":\"NONE\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"kid\":\"other\"}",
                "{\"alg\":\"HS512\",\"kid\":\"sohbet-1\"}",
                "{\"alg\":\"RS256\",\"kid\":\"sohbet-1\"}"
            })
    void no_header_makes_a_token_without_our_signature_valid(String header) {
        var payload = tokens.issue(session).split("\\.", -1)[1];
        var unsigned = encoded(header) + "." + payload + ".";

        assertThat(tokens.read(unsigned)).isEmpty();
        assertThat(tokens.read(unsigned + encoded("x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"sohbet-1\"}",
                "{\"alg\":\"HS512\",\"kid\":\"sohbet-1\"}"
            })
    void a_token_signed_by_us_with_another_algorithm_is_none(String header) throws Exception {
        var payload = decoded(tokens.issue(session).split("\\.", -1)[1]);
        assertThat(tokens.read(signed(header, payload))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"aud\":[\"sohbet\"]>\"aud\":[\"other\"]",
                "\"aud\":[\"sohbet\"]>\"x\":1",
                "\"iss\":\"sohbet\">\"iss\":\"other\"",
                "\"iss\":\"sohbet\">\"x\":1",
                "\"exp\">\"x\"",
                "\"iat\">\"x\"",
                "\"sub\">\"x\"",
                "\"sid\">\"x\"",
                "\"sid\":\">\"sid\":\"x"
            })
    void every_claim_is_needed(String change) throws Exception {
        var header = decoded(tokens.issue(session).split("\\.", -1)[0]);
        var payload = decoded(tokens.issue(session).split("\\.", -1)[1]);
        assertThat(tokens.read(signed(header, payload))).isPresent();
        var parts = change.split(">", 2);
        assertThat(payload).contains(parts[0]);

        assertThat(tokens.read(signed(header, payload.replace(parts[0], parts[1])))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a.b.c", "x", "....", "e30.e30.", "W10.W10.W10", "💥.💥.💥"})
    void anything_else_is_none(String text) {
        assertThat(tokens.read(text)).isEmpty();
    }

    @Test
    void a_long_text_is_not_even_looked_at() {
        assertThat(tokens.read(tokens.issue(session) + "x".repeat(100_000))).isEmpty();
    }

    private static String signed(String header, String payload) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        var text = encoded(header) + "." + encoded(payload);
        return text
                + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(text.getBytes(US_ASCII)));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    }
}

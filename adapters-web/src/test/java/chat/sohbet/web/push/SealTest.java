package chat.sohbet.web.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// Letters are sealed and signed as the standards say, compared with their own examples and with a
/// second reading of them.
class SealTest {
    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    @Test
    void the_example_of_rfc_8291_is_sealed_as_it_stands_there() throws Exception {
        var key = Curve.privateKey(decoded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
        var own = new KeyPair(Curve.publicOf(key), key);
        var sealed =
                Seal.seal(
                        "When I grow up, I want to be a watermelon".getBytes(UTF_8),
                        decoded(
                                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
                        decoded("BTBZMqHH6r4Tts7J_aSIgg"),
                        own,
                        decoded("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void a_device_opens_what_was_sealed_for_it_and_no_other_does() throws Exception {
        var device = Device.fresh();
        var sealed =
                Seal.seal(
                        "Çay içelim mi?".getBytes(UTF_8),
                        decoded(device.key()),
                        decoded(device.secret()));
        assertThat(device.open(sealed)).isEqualTo("Çay içelim mi?");
        assertThatThrownBy(() -> Device.fresh().open(sealed))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void no_two_letters_are_sealed_alike() throws Exception {
        var device = Device.fresh();
        var text = "Hello".getBytes(UTF_8);
        assertThat(Seal.seal(text, decoded(device.key()), decoded(device.secret())))
                .isNotEqualTo(Seal.seal(text, decoded(device.key()), decoded(device.secret())));
    }

    @Test
    void the_longest_letter_is_as_long_as_every_push_service_takes() throws Exception {
        var device = Device.fresh();
        var key = decoded(device.key());
        var secret = decoded(device.secret());
        assertThat(Seal.seal(new byte[Seal.MOST], key, secret)).hasSizeLessThanOrEqualTo(4_096);
        assertThatThrownBy(() -> Seal.seal(new byte[Seal.MOST + 1], key, secret))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_that_is_no_point_of_the_curve_is_refused() {
        var point = new byte[65];
        point[0] = 4;
        point[33] = 1;
        assertThatThrownBy(() -> Curve.publicKey(point))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Curve.privateKey(new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
        var tooLarge = new byte[32];
        java.util.Arrays.fill(tooLarge, (byte) 0xff);
        assertThatThrownBy(() -> Curve.privateKey(tooLarge))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_private_key_finds_its_public_one() throws Exception {
        for (int i = 0; i < 20; i++) {
            var pair = Curve.fresh();
            assertThat(Curve.publicOf((java.security.interfaces.ECPrivateKey) pair.getPrivate()))
                    .isEqualTo(pair.getPublic());
        }
    }

    @Test
    void a_house_says_who_it_is_as_rfc_8292_has_it() throws Exception {
        var identity =
                new Identity(
                        decoded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
                        "mailto:host@example.org");
        assertThat(identity.publicKey())
                .isEqualTo(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        var said =
                identity.authorization(
                        URI.create(
                                "https://push.example.net:8443/p/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV"),
                        Instant.parse("2026-11-23T08:00:00Z"));
        assertThat(said).startsWith("vapid t=").endsWith(", k=" + identity.publicKey());
        var parts = said.substring("vapid t=".length(), said.indexOf(',')).split("\\.");
        assertThat(new String(decoded(parts[0]), UTF_8))
                .isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        assertThat(new String(decoded(parts[1]), UTF_8))
                .isEqualTo(
                        "{\"aud\":\"https://push.example.net:8443\",\"exp\":%d,\"sub\":\"mailto:host@example.org\"}"
                                .formatted(Instant.parse("2026-11-23T20:00:00Z").getEpochSecond()));
        var verifying = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifying.initVerify(Device.publicKey(decoded(identity.publicKey())));
        verifying.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        assertThat(verifying.verify(decoded(parts[2]))).isTrue();
    }
}

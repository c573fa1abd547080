package chat.sohbet.web.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A browser that opens letters: RFC 8291 read a second time, step by step with bare HMACs, and
/// sharing no code with who sealed them.
public final class Device {
    /// Before the 65 bytes of a point of P-256: how X.509 says what it is (RFC 5480).
    private static final byte[] X509 =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private final ECPrivateKey key;
    private final byte[] point;
    private final byte[] secret;

    private Device(ECPrivateKey key, byte[] point, byte[] secret) {
        this.key = key;
        this.point = point;
        this.secret = secret;
    }

    public static Device fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var encoded = ((ECPublicKey) pair.getPublic()).getEncoded();
            var secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            return new Device(
                    (ECPrivateKey) pair.getPrivate(),
                    Arrays.copyOfRange(encoded, X509.length, encoded.length),
                    secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String key() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(point);
    }

    public String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    public static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        var encoded = ByteBuffer.allocate(X509.length + point.length).put(X509).put(point);
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded.array()));
    }

    public String open(byte[] letter) throws GeneralSecurityException {
        var in = ByteBuffer.wrap(letter);
        var salt = bytes(in, 16);
        int record = in.getInt();
        var theirs = bytes(in, in.get());
        var sealed = bytes(in, in.remaining());
        if (sealed.length > record) throw new GeneralSecurityException("more than one record");
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(publicKey(theirs), true);
        var prk = hmac(secret, agreement.generateSecret());
        var ikm = hmac(prk, "WebPush: info\0".getBytes(UTF_8), point, theirs, new byte[] {1});
        var contentPrk = hmac(salt, ikm);
        var contentKey = hmac(contentPrk, "Content-Encoding: aes128gcm\0\1".getBytes(UTF_8));
        var nonce = hmac(contentPrk, "Content-Encoding: nonce\0\1".getBytes(UTF_8));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(contentKey, 0, 16, "AES"),
                new GCMParameterSpec(128, nonce, 0, 12));
        var padded = cipher.doFinal(sealed);
        if (padded[padded.length - 1] != 2) throw new GeneralSecurityException("no last record");
        return new String(padded, 0, padded.length - 1, UTF_8);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (var part : parts) mac.update(part);
        return mac.doFinal();
    }
}

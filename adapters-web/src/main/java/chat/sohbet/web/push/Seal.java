package chat.sohbet.web.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Closes a letter so that its device alone can open it: RFC 8291, with the content coding
/// aes128gcm of RFC 8188, in one record. Each letter has a key pair and a salt of its own.
final class Seal {
    /// What a push service has to take, less what sealing adds (RFC 8291, 4).
    static final int MOST = 3_993;

    private static final int RECORD = 4_096;
    private static final int SALT = 16;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    static byte[] seal(byte[] text, byte[] device, byte[] secret) throws GeneralSecurityException {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return seal(text, device, secret, Curve.fresh(), salt);
    }

    static byte[] seal(byte[] text, byte[] device, byte[] secret, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        if (text.length > MOST) throw new IllegalArgumentException("a letter that is too long");
        var mine = Curve.bytes((ECPublicKey) own.getPublic());
        var shared = Curve.agree((ECPrivateKey) own.getPrivate(), Curve.publicKey(device));
        var info = joined("WebPush: info\0".getBytes(US_ASCII), device, mine);
        var key = derive(secret, shared, info, 32);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(derive(salt, key, coding("aes128gcm"), KEY), "AES"),
                new GCMParameterSpec(TAG_BITS, derive(salt, key, coding("nonce"), NONCE)));
        var sealed = cipher.doFinal(joined(text, new byte[] {LAST_RECORD}));
        return ByteBuffer.allocate(SALT + 4 + 1 + mine.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) mine.length)
                .put(mine)
                .put(sealed)
                .array();
    }

    private static byte[] coding(String name) {
        return ("Content-Encoding: " + name + "\0").getBytes(US_ASCII);
    }

    private static byte[] derive(byte[] salt, byte[] from, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addSalt(salt)
                                .addIKM(from)
                                .thenExpand(info, length));
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (var part : parts) length += part.length;
        var all = ByteBuffer.allocate(length);
        for (var part : parts) all.put(part);
        return all.array();
    }
}

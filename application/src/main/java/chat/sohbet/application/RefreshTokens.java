package chat.sohbet.application;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.sohbet.domain.user.RefreshChain;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.TokenHash;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes refresh tokens as a chain: the first is random, every later one is the HMAC-SHA256 of the
/// one before under this house's key. So the successor of a token can be given again without being
/// stored, and an old token shows that it is genuine by leading to the newest.
final class RefreshTokens {
    /// A token further back than this isn't traced; it is refused like a forged one.
    private static final long TRACED = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    RefreshTokens(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    RefreshToken first(SessionId session) {
        var secret = new byte[32];
        random.nextBytes(secret);
        return new RefreshToken(session, 1, encoded(secret));
    }

    RefreshToken successor(RefreshToken token) {
        return new RefreshToken(
                token.session(), token.generation() + 1, encoded(hmac(token.secret())));
    }

    TokenHash hash(RefreshToken token) {
        try {
            return TokenHash.of(
                    MessageDigest.getInstance("SHA-256").digest(token.secret().getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether this token, followed forward, leads to the newest of `chain`.
    boolean genuine(RefreshToken token, RefreshChain chain) {
        if (token.generation() > chain.generation()
                || chain.generation() - token.generation() > TRACED) return false;
        var newest = token;
        while (newest.generation() < chain.generation()) newest = successor(newest);
        return MessageDigest.isEqual(
                hash(newest).hex().getBytes(US_ASCII), chain.newest().hex().getBytes(US_ASCII));
    }

    private byte[] hmac(String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(secret.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

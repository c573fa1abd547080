package chat.sohbet.memory;

import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.PasswordHash;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// PBKDF2 with HMAC-SHA-256, for the JDK has no Argon2id: `$pbkdf2-sha256$i=…$salt$hash`. As many
/// at once as there are processors.
public final class MemoryPasswords implements Passwords {
    /// What OWASP's Password Storage Cheat Sheet asks for.
    public static final int ITERATIONS = 600_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final Pattern PHC =
            Pattern.compile("\\$pbkdf2-sha256\\$i=(\\d{1,9})\\$([^$]+)\\$([^$]+)");

    private final int iterations;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore processors =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    public MemoryPasswords() {
        this(ITERATIONS);
    }

    /// With fewer iterations it is quicker, also for who wants to guess: for tests.
    public MemoryPasswords(int iterations) {
        this.iterations = iterations;
    }

    @Override
    public PasswordHash hash(Password password) {
        var salt = bytes(SALT);
        return phc(salt, derived(password, salt, iterations));
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        var parts = PHC.matcher(hash.phc());
        if (!parts.matches()) return false;
        var salt = Base64.getDecoder().decode(parts.group(2));
        var derived = derived(password, salt, Integer.parseInt(parts.group(1)));
        return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts.group(3)));
    }

    /// Random bytes in the place of the hash: nobody finds a password that leads to them.
    @Override
    public boolean dated(PasswordHash hash) {
        return !hash.phc().startsWith("$pbkdf2-sha256$i=" + iterations + "$");
    }

    @Override
    public PasswordHash decoy() {
        return phc(bytes(SALT), bytes(HASH));
    }

    private PasswordHash phc(byte[] salt, byte[] hash) {
        var encoder = Base64.getEncoder().withoutPadding();
        return new PasswordHash(
                "$pbkdf2-sha256$i=%d$%s$%s"
                        .formatted(
                                iterations,
                                encoder.encodeToString(salt),
                                encoder.encodeToString(hash)));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] derived(Password password, byte[] salt, int iterations) {
        enter();
        var spec = new PBEKeySpec(password.text().toCharArray(), salt, iterations, HASH * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            processors.release();
            spec.clearPassword();
        }
    }

    private void enter() {
        try {
            if (!processors.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                throw new Unavailable("too many passwords at once", PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting to check a password", e);
        }
    }
}

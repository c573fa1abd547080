package chat.sohbet.local;

import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords by Argon2id with the first parameters of the OWASP Password Storage Cheat Sheet: 19
/// MiB, two passes, one lane. Hashes of other parameters are verified, too; only new ones are made
/// with these.
///
/// A hash costs a core some 30 ms and 19 MiB. At most `atOnce` run at a time, first come first
/// served, on threads that get what everybody else leaves, so that a flood of logins starves
/// neither the chat nor the heap. Who would have to wait for longer than `patience` is told so at
/// once, and who has waited that long then: [Unavailable], with the time the queue will take. So
/// everybody is answered within `patience`, and those who are told to come back cost nothing.
///
/// A password is hashed in NFC (NIST SP 800-63B-4, section 3.1.1.2): the same keys make other code
/// points on other systems.
public final class Argon2Passwords implements Passwords {
    private static final PhcString.Cost COST = new PhcString.Cost(19_456, 2, 1);
    private static final int SALT = 16;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int HASH = 32;

    private final Semaphore turns;
    private final int atOnce;
    private final Duration patience;
    private final AtomicInteger waiting = new AtomicInteger();

    /// What a hash takes, in nanoseconds: of the last ones, the later the more.
    private volatile long usual;

    private final SecureRandom random = new SecureRandom();
    private final PasswordHash decoy;

    public Argon2Passwords(int atOnce) {
        this(atOnce, Duration.ofSeconds(10));
    }

    public Argon2Passwords(int atOnce, Duration patience) {
        if (atOnce < 1) throw new IllegalArgumentException("at least one password at once");
        this.turns = new Semaphore(atOnce, true);
        this.atOnce = atOnce;
        this.patience = patience;
        // Random bytes instead of a hash: finding a password for them is finding a preimage.
        this.decoy = new PhcString(COST, randomBytes(SALT), randomBytes(HASH)).written();
    }

    @Override
    public PasswordHash hash(Password password) {
        var salt = randomBytes(SALT);
        var hash = inTurn(password, COST, salt, HASH);
        return new PhcString(COST, salt, hash).written();
    }

    /// Throws [IllegalArgumentException] if `hash` is no Argon2id hash: the store is damaged, which
    /// is not the same as a wrong password.
    @Override
    public boolean matches(Password password, PasswordHash hash) {
        var kept = PhcString.parse(hash);
        var typed = inTurn(password, kept.cost(), kept.salt(), kept.hash().length);
        return MessageDigest.isEqual(typed, kept.hash());
    }

    @Override
    public boolean dated(PasswordHash hash) {
        var kept = PhcString.parse(hash);
        return !kept.cost().equals(COST) || kept.hash().length != HASH;
    }

    @Override
    public PasswordHash decoy() {
        return decoy;
    }

    private byte[] inTurn(Password password, PhcString.Cost cost, byte[] salt, int length) {
        takeTurn();
        long start = System.nanoTime();
        try {
            return CompletableFuture.supplyAsync(
                            () -> argon2(password, cost, salt, length), Argon2Passwords::onItsOwn)
                    .join();
        } finally {
            took(System.nanoTime() - start);
            turns.release();
        }
    }

    /// On a thread of its own: a virtual thread that hashes lets none of the others on its core
    /// until it has done, and a few of them hold up the whole chat. Among platform threads the
    /// system divides the cores.
    private static void onItsOwn(Runnable work) {
        Thread.ofPlatform()
                .daemon()
                .name("password")
                .start(() -> {
                    Modesty.begin();
                    work.run();
                });
    }

    /// Two at once may overwrite each other's: it is an estimate.
    private void took(long nanos) {
        usual = usual == 0 ? nanos : usual + (nanos - usual) / 8;
    }

    private void takeTurn() {
        int queued = waiting.incrementAndGet();
        var queue = Duration.ofNanos(usual * queued / atOnce);
        try {
            // Whoever is next waits in any case: by them we learn that hashing has become faster.
            if (queued > 1 && queue.compareTo(patience) > 0) throw tooMany(queue);
            if (turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
        throw tooMany(queue);
    }

    private static Unavailable tooMany(Duration queue) {
        return new Unavailable(
                "too many passwords at once", queue.compareTo(SOON) > 0 ? queue : SOON);
    }

    private static byte[] argon2(Password password, PhcString.Cost cost, byte[] salt, int length) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memory())
                        .withIterations(cost.passes())
                        .withParallelism(cost.lanes())
                        .withSalt(salt)
                        .build());
        var secret =
                Normalizer.normalize(password.text(), Normalizer.Form.NFC)
                        .getBytes(StandardCharsets.UTF_8);
        var hash = new byte[length];
        argon2.generateBytes(secret, hash);
        Arrays.fill(secret, (byte) 0);
        return hash;
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}

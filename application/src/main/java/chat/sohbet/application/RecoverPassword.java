package chat.sohbet.application;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.sohbet.application.port.Letter;
import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.RecoveryCode;
import chat.sohbet.domain.user.TokenHash;
import chat.sohbet.domain.user.User;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// Who forgot their password gets a code by mail, and chooses another with it. Reached by
/// [Chat#recovery].
///
/// Whether there is an account can be told neither from the answer nor from the time it takes: all
/// that depends on it happens when the answer is given already.
public final class RecoverPassword {
    /// How long a code is good.
    public static final Duration GOOD = Duration.ofMinutes(30);

    /// No mailbox gets two letters within this.
    static final Duration QUIET = Duration.ofMinutes(2);

    /// More are not under way at once; who asks then asks again.
    private static final int AT_ONCE = 32;

    private static final System.Logger LOG = System.getLogger(RecoverPassword.class.getName());

    private final Ports ports;
    private final ResetPassword resetPassword;
    private final Later later;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE);

    RecoverPassword(Ports ports, Ids ids, Later later, Clock clock) {
        this.ports = ports;
        this.resetPassword = new ResetPassword(ports.users(), ports.sessions(), ids);
        this.later = later;
        this.clock = clock;
    }

    /// Writes the letter that brings somebody their code.
    @FunctionalInterface
    public interface Writing {
        Letter letter(User to, RecoveryCode code);
    }

    /// Whether this house sends mail; otherwise only its host can help.
    public boolean offered() {
        return ports.mail().works();
    }

    /// Sends a code to whoever has the address, if anybody does. Returns at once.
    public void ask(EmailAddress address, Writing writing) {
        if (!offered() || !places.tryAcquire()) return;
        later.after(
                Duration.ZERO,
                () -> {
                    try {
                        ports.users()
                                .credentials(address.key())
                                .flatMap(known -> ports.users().account(known.user()))
                                .ifPresent(account -> send(account, writing));
                    } catch (RuntimeException failed) {
                        LOG.log(Level.WARNING, "a letter could not be sent", failed);
                    } finally {
                        places.release();
                    }
                });
    }

    private void send(Account account, Writing writing) {
        var user = account.user();
        if (!ports.sessions().barred(Set.of(user.id())).isEmpty()) return;
        var code = code();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (ports.recoveries().keep(user.id(), hash(code), now, now.plus(GOOD), QUIET))
            ports.mail().send(account.email(), writing.letter(user, code));
    }

    /// Gives whoever the code is for another password, and signs them out everywhere. False if the
    /// code is good for nothing (any more). Throws [InvalidValue][chat.sohbet.domain.InvalidValue]
    /// if the password is a common one.
    public boolean recover(RecoveryCode code, Password fresh) {
        CommonPasswords.refuse(fresh);
        // First: where there is no room to hash, the code stays good.
        var hash = ports.passwords().hash(fresh);
        return ports.recoveries()
                .take(hash(code), clock.instant().truncatedTo(ChronoUnit.MICROS))
                .map(user -> resetPassword.reset(user, hash))
                .orElse(false);
    }

    private RecoveryCode code() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return new RecoveryCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static TokenHash hash(RecoveryCode code) {
        try {
            return TokenHash.of(
                    MessageDigest.getInstance("SHA-256").digest(code.text().getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

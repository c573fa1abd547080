package chat.sohbet.domain.user;

import java.time.Duration;
import java.time.Instant;

/// How far a session's refresh tokens have come: each token leads to exactly one successor, and
/// only the hash of the newest is kept. `generation` counts them from 1, `rotatedAt` is when the
/// newest was first given out.
///
/// Rotation with reuse detection follows RFC 9700 (OAuth 2.0 Security BCP), section 4.14.2;
/// [#GRACE] is for parallel tabs and answers that were lost on the way.
public record RefreshChain(long generation, TokenHash newest, Instant rotatedAt) {
    public static final Duration GRACE = Duration.ofSeconds(60);

    /// Somebody presents the token of `presented`, and it is `genuine`: one this session really
    /// gave out. `successor` is the hash of the token that follows it.
    public Verdict present(long presented, boolean genuine, TokenHash successor, Instant now) {
        if (!genuine || presented > generation) return new Unknown();
        if (presented == generation)
            return new Rotated(new RefreshChain(generation + 1, successor, now));
        if (presented == generation - 1 && !now.isAfter(rotatedAt.plus(GRACE)))
            return new Repeated();
        return new Reused();
    }

    /// What to do with a token that was presented.
    public sealed interface Verdict {}

    /// It was the newest: its successor takes its place.
    public record Rotated(RefreshChain next) implements Verdict {}

    /// It was the one before, its successor was not used yet and it is early enough: the same
    /// successor is given again.
    public record Repeated() implements Verdict {}

    /// It had been replaced: somebody else has a copy. The session ends.
    public record Reused() implements Verdict {}

    /// It was never given out by this session; nothing happens to the session.
    public record Unknown() implements Verdict {}
}

package chat.sohbet.application;

import chat.sohbet.application.port.Sessions;
import chat.sohbet.domain.user.RefreshChain;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A session goes on: a refresh token is exchanged for its successor. A token that had been
/// exchanged before ends the session, for somebody holds a copy of it.
final class RefreshSession {
    private final Sessions sessions;
    private final RefreshTokens tokens;
    private final Clock clock;
    private final Duration life;

    RefreshSession(Sessions sessions, RefreshTokens tokens, Clock clock, Duration life) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
        this.life = life;
    }

    /// Empty if the session is over, now or before.
    Optional<SignedIn> refresh(RefreshToken token) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var successor = tokens.successor(token);
        return sessions.refresh(
                        token.session(),
                        now,
                        now.plus(life),
                        chain ->
                                chain.present(
                                        token.generation(),
                                        tokens.genuine(token, chain),
                                        tokens.hash(successor),
                                        now))
                .flatMap(refreshed ->
                        switch (refreshed.verdict()) {
                            case RefreshChain.Rotated _, RefreshChain.Repeated _ ->
                                    Optional.of(new SignedIn(refreshed.session(), successor));
                            case RefreshChain.Reused _, RefreshChain.Unknown _ -> Optional.empty();
                        });
    }
}

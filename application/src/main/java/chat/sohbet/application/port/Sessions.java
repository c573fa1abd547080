package chat.sohbet.application.port;

import chat.sohbet.domain.user.RefreshChain;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.TokenHash;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Who is signed in, and where.
public interface Sessions {
    /// Opens a session whose first refresh token (generation 1) has the hash `first`; false, and
    /// nothing is written, if its user is [barred][#bar] or nobody has that id.
    boolean open(Session session, TokenHash first);

    /// Locks the session and lets `judge` decide on a refresh token that was presented. Rotated:
    /// the new chain is kept, `usedAt` and `expiresAt` become `now` and `expiresAt`. Reused: the
    /// session ends, as by [#end]. Repeated and unknown change nothing. Of many who present the
    /// same token at once each gets a verdict of its own, one after the other. Empty if there is no
    /// such session, or it has ended or expired at `now`.
    Optional<Refreshed> refresh(
            SessionId id,
            Instant now,
            Instant expiresAt,
            Function<RefreshChain, RefreshChain.Verdict> judge);

    /// The session, unless it has ended or expired at `now`.
    Optional<Session> find(SessionId id, Instant now);

    /// Somebody's open sessions, last used first.
    List<Session> of(UserId user, Instant now);

    /// Ends a session of `user`; false if they have no such open session. After the commit the
    /// [Feed] carries [News.Ended].
    boolean end(UserId user, SessionId id);

    /// Ends all open sessions of `user` but `kept`. After the commit the [Feed] carries
    /// [News.Ended] for each.
    void endOthers(UserId user, SessionId kept);

    /// Lets `user` in no more: no session of theirs is opened until they are [admitted][#admit],
    /// and those that are open end, the ones that are being opened meanwhile too. After the commit
    /// the [Feed] carries [News.Ended] for each. False if they are barred already.
    boolean bar(UserId user);

    /// Lets somebody in again who was barred; false if they weren't.
    boolean admit(UserId user);

    /// Those of `users` who are barred.
    Set<UserId> barred(Collection<UserId> users);

    /// The sessions that ended within the last `span` (by the store's clock): a node that starts
    /// refuses their access tokens.
    Set<SessionId> endedWithin(Duration span);

    /// The session as it stands after the verdict.
    record Refreshed(Session session, RefreshChain.Verdict verdict) {}
}

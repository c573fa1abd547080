package chat.sohbet.application;

import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.Session;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who somebody is here: how they join, sign in and out on their devices, and what others see of
/// them in the directory. Reached by [Chat#accounts].
public final class Accounts {
    private final Ports ports;
    private final Clock clock;
    private final RegisterUser registerUser;
    private final SignIn signIn;
    private final RefreshSession refreshSession;
    private final ChangePassword changePassword;
    private final ChangeEmail changeEmail;
    private final DeleteAccount deleteAccount;

    Accounts(Ports ports, Clock clock, Chat.Terms terms, Ids ids) {
        this.ports = ports;
        this.clock = clock;
        var tokens = new RefreshTokens(terms.refreshKey());
        registerUser =
                new RegisterUser(ports.users(), ports.names(), ports.passwords(), ids, clock);
        signIn =
                new SignIn(
                        ports.users(),
                        ports.names(),
                        ports.passwords(),
                        ports.sessions(),
                        tokens,
                        ids,
                        clock,
                        terms.sessionLife());
        refreshSession = new RefreshSession(ports.sessions(), tokens, clock, terms.sessionLife());
        changePassword = new ChangePassword(ports.users(), ports.passwords(), ports.sessions());
        changeEmail = new ChangeEmail(ports.users(), ports.passwords());
        deleteAccount = new DeleteAccount(ports);
    }

    /// Somebody joins. Throws [InvalidValue][chat.sohbet.domain.InvalidValue] where the rules for
    /// names forbid the username, or the password is one that everybody tries first.
    public Registration register(
            Username username, EmailAddress email, Password password, DisplayName displayName) {
        return registerUser.register(username, email, password, displayName);
    }

    /// `login` is a username or an e-mail address. Empty if no account has both it and the
    /// password.
    public Optional<SignedIn> signIn(String login, String password, DeviceName device) {
        return signIn.signIn(login, password, device);
    }

    /// Exchanges a refresh token for its successor. Empty if the session is over; presenting a
    /// token that was exchanged long ago ends it.
    public Optional<SignedIn> refresh(RefreshToken token) {
        return refreshSession.refresh(token);
    }

    /// The session, if it is still open.
    public Optional<Session> session(SessionId id) {
        return ports.sessions().find(id, clock.instant());
    }

    /// Where `me` is signed in, last used first.
    public List<Session> sessions(UserId me) {
        return ports.sessions().of(me, clock.instant());
    }

    /// Signs a device of mine out; its connections close on every node. False if I have no such
    /// open session.
    public boolean signOut(UserId me, SessionId session) {
        return ports.sessions().end(me, session);
    }

    /// Replaces my password and signs out all my devices but `here`; false if `current` isn't my
    /// password.
    public boolean changePassword(UserId me, SessionId here, String current, Password fresh) {
        return changePassword.change(me, here, current, fresh);
    }

    /// Gives me another e-mail address.
    public Readdressing changeEmail(UserId me, String password, EmailAddress email) {
        return changeEmail.change(me, password, email);
    }

    /// Deletes my account: I am signed out everywhere and leave my groups; who I was is forgotten,
    /// and what I said stays as that of a deleted account. False if that isn't my password.
    public boolean delete(UserId me, String password) {
        return deleteAccount.delete(me, password);
    }

    /// Finishes deletions that a node which died had begun.
    void finishDeletions() {
        deleteAccount.finish();
    }

    /// Sessions that ended within `span`: their access tokens may look valid still.
    public Set<SessionId> endedWithin(Duration span) {
        return ports.sessions().endedWithin(span);
    }

    /// Somebody, as others may see them.
    public Optional<User> user(UserId id) {
        return ports.users().find(id);
    }

    /// Those of `ids` who exist, in no order, as everybody may see them.
    public List<User> users(Collection<UserId> ids) {
        return ports.users().all(ids);
    }

    /// Those of `ids` who exist, in no order, as `viewer` sees them: themselves with the picture
    /// that they may show to nobody.
    public List<User> users(UserId viewer, Collection<UserId> ids) {
        return ports.users().all(ids).stream()
                .map(user -> user.id().equals(viewer) ? myself(user) : user)
                .toList();
    }

    private User myself(User me) {
        return account(me.id()).map(Account::user).orElse(me);
    }

    /// By username, however it is typed.
    public Optional<User> user(Username username) {
        return ports.users().find(ports.names().keys(username));
    }

    /// What only the owner of an account may see.
    public Optional<Account> account(UserId me) {
        return ports.users().account(me);
    }

    /// Shows me under another display name and with another text about me.
    public Optional<Account> present(UserId me, DisplayName displayName, About about) {
        return ports.users().present(me, displayName, about);
    }

    /// The directory: see [Users#search][chat.sohbet.application.port.Users#search]. `after` is the
    /// username of the last person of the page before, however it is written.
    public List<User> people(String text, String after, int limit) {
        return ports.users().search(text, canonical(after), limit);
    }

    private String canonical(String username) {
        try {
            return ports.names().keys(new Username(username)).canonical();
        } catch (InvalidValue notAUsername) {
            return username;
        }
    }
}

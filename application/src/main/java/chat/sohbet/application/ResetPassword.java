package chat.sohbet.application;

import chat.sohbet.application.port.Sessions;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.UserId;

/// Somebody gets another password without knowing the one of now, and is signed out everywhere.
final class ResetPassword {
    private final Users users;
    private final Sessions sessions;
    private final Ids ids;

    ResetPassword(Users users, Sessions sessions, Ids ids) {
        this.users = users;
        this.sessions = sessions;
        this.ids = ids;
    }

    /// False if nobody has that id, or they changed it themselves this very moment.
    boolean reset(UserId user, PasswordHash fresh) {
        var known = users.credentials(user).map(Users.Credentials::hash);
        if (known.isEmpty()) return false;
        // Before and after, as for who changes it themselves.
        endAll(user);
        if (!users.replace(user, known.get(), fresh)) return false;
        endAll(user);
        return true;
    }

    private void endAll(UserId user) {
        sessions.endOthers(user, new SessionId(ids.next()));
    }
}

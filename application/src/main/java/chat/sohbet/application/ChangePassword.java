package chat.sohbet.application;

import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Sessions;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.UserId;

/// A person takes another password. Every other device is signed out: one of them may be why.
final class ChangePassword {
    private final Users users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AskPassword askPassword;

    ChangePassword(Users users, Passwords passwords, Sessions sessions) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.askPassword = new AskPassword(users, passwords);
    }

    /// Throws [InvalidValue][chat.sohbet.domain.InvalidValue] if `fresh` is a common one. False if
    /// `current` is not the password, or was changed by somebody else meanwhile.
    boolean change(UserId me, SessionId here, String current, Password fresh) {
        CommonPasswords.refuse(fresh);
        var known = askPassword.known(me, current);
        if (known.isEmpty()) return false;
        var hash = passwords.hash(fresh);
        // Before, so that a fault in between leaves nobody signed in with a password that is gone;
        // and after, for whoever signed in with it in between.
        sessions.endOthers(me, here);
        if (!users.replace(me, known.get(), hash)) return false;
        sessions.endOthers(me, here);
        return true;
    }
}

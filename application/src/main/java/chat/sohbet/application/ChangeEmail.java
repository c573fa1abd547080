package chat.sohbet.application;

import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.UserId;

/// A person gets their mail elsewhere.
final class ChangeEmail {
    private final Users users;
    private final AskPassword askPassword;

    ChangeEmail(Users users, Passwords passwords) {
        this.users = users;
        this.askPassword = new AskPassword(users, passwords);
    }

    Readdressing change(UserId me, String password, EmailAddress email) {
        if (askPassword.known(me, password).isEmpty()) return Readdressing.WRONG_PASSWORD;
        return users.readdress(me, email) ? Readdressing.DONE : Readdressing.TAKEN;
    }
}

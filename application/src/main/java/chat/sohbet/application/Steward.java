package chat.sohbet.application;

import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Reports;
import chat.sohbet.application.port.Sessions;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who looks after the house: what its host may do with other people's accounts. Nobody is asked
/// for a password here, so keep this from everybody but the host.
///
/// Sessions that it ends are told to the nodes by the outbox, so it may be a program of its own.
public final class Steward {
    private static final int PAGE = 500;

    private final Users users;
    private final Names names;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Reports reports;
    private final RegisterUser registerUser;
    private final ResetPassword resetPassword;

    /// An account as its host sees it; `admin` is who settles what people report.
    public record Entry(Account account, boolean barred, boolean admin) {}

    public Steward(
            Users users,
            Names names,
            Passwords passwords,
            Sessions sessions,
            Reports reports,
            Clock clock) {
        this.users = users;
        this.names = names;
        this.passwords = passwords;
        this.sessions = sessions;
        this.reports = reports;
        var ids = new Ids(clock);
        this.resetPassword = new ResetPassword(users, sessions, ids);
        this.registerUser = new RegisterUser(users, names, passwords, ids, clock);
    }

    /// Makes an account, whether or not registration is open.
    public Registration create(
            Username username, EmailAddress email, Password password, DisplayName displayName) {
        return registerUser.register(username, email, password, displayName);
    }

    /// Everybody, in order of their usernames.
    public List<Entry> list() {
        var entries = new ArrayList<Entry>();
        var after = "";
        List<User> page;
        do {
            page = users.search("", after, PAGE);
            entries.addAll(entries(page));
            if (!page.isEmpty()) after = names.keys(page.getLast().username()).canonical();
        } while (page.size() == PAGE);
        return entries;
    }

    private List<Entry> entries(List<User> page) {
        var ids = page.stream().map(User::id).toList();
        var barred = sessions.barred(ids);
        var admins = reports.stewards(ids);
        return page.stream()
                .flatMap(user -> users.account(user.id()).stream())
                .map(account ->
                        new Entry(
                                account,
                                barred.contains(account.user().id()),
                                admins.contains(account.user().id())))
                .toList();
    }

    public Optional<User> find(Username username) {
        return users.find(names.keys(username));
    }

    /// Signs somebody out everywhere and lets them in no more; their messages stay. False if that
    /// is so already.
    public boolean bar(UserId user) {
        return sessions.bar(user);
    }

    /// Lets somebody in again; false if they weren't barred.
    public boolean admit(UserId user) {
        return sessions.admit(user);
    }

    /// Lets somebody see and settle what people report; false if they may already.
    public boolean promote(UserId user) {
        return reports.appoint(user);
    }

    /// The same no longer; false if they might not.
    public boolean demote(UserId user) {
        return reports.discharge(user);
    }

    /// Gives somebody another password and signs them out everywhere; false if nobody has that id,
    /// or they changed it themselves this very moment.
    public boolean resetPassword(UserId user, Password fresh) {
        return resetPassword.reset(user, passwords.hash(fresh));
    }
}

package chat.sohbet.bootstrap;

import chat.sohbet.application.Steward;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.Username;
import chat.sohbet.local.Argon2Passwords;
import chat.sohbet.local.PrecisNames;
import chat.sohbet.postgres.Postgres;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;

/// `user …`: what the host does with accounts. Passwords are made here and shown once; nobody's own
/// is ever asked for, as other users of the machine could read it.
final class UserCommand implements Command {

    private final BiConsumer<Steward, PrintStream> act;

    private UserCommand(BiConsumer<Steward, PrintStream> act) {
        this.act = act;
    }

    static UserCommand of(List<String> words) {
        var verb = words.isEmpty() ? "" : words.getFirst();
        return switch (verb + " " + (words.size() - 1)) {
            case "list 0" -> new UserCommand(UserCommand::list);
            case "create 2" -> create(words.get(1), words.get(2), words.get(1));
            case "create 3" -> create(words.get(1), words.get(2), words.get(3));
            case "disable 1" -> disable(words.get(1));
            case "enable 1" -> enable(words.get(1));
            case "promote 1" -> promote(words.get(1));
            case "demote 1" -> demote(words.get(1));
            case "reset-password 1" -> resetPassword(words.get(1));
            default ->
                    throw CannotStart.settings(
                            "user list | create USERNAME EMAIL [NAME] | disable USERNAME | enable USERNAME"
                                    + " | promote USERNAME | demote USERNAME | reset-password USERNAME; see --help");
        };
    }

    @Override
    public void run(Settings settings, PrintStream out) {
        try (var room = Storeroom.enter(settings);
                var postgres = Databases.reached(() -> Postgres.open(room.database()))) {
            var feed = new Unheard();
            var steward =
                    new Steward(
                            postgres.users(feed),
                            new PrecisNames(),
                            new Argon2Passwords(1),
                            postgres.sessions(feed),
                            postgres.reports(),
                            Clock.systemUTC());
            Databases.reached(() -> {
                act.accept(steward, out);
                return true;
            });
        } catch (InvalidValue e) {
            throw CannotStart.settings(e.field() + " must be " + e.detail());
        }
    }

    private static void list(Steward steward, PrintStream out) {
        for (var entry : steward.list()) {
            var user = entry.account().user();
            out.println(
                    LineFormatter.escaped(
                                    "%s\t%s\t%s\t%s%s%s"
                                            .formatted(
                                                    user.username().text(),
                                                    user.displayName().text(),
                                                    entry.account().email().text(),
                                                    user.registeredAt()
                                                            .truncatedTo(ChronoUnit.SECONDS),
                                                    entry.barred() ? "\tdisabled" : "",
                                                    entry.admin() ? "\tadmin" : ""))
                            .replace("\\t", "\t"));
        }
    }

    private static UserCommand create(String username, String email, String name) {
        return new UserCommand((steward, out) -> {
            var password = random();
            var made =
                    steward.create(
                            new Username(username),
                            new EmailAddress(email),
                            password,
                            new DisplayName(name));
            switch (made) {
                case Registration.Registered _ -> tell(out, username, password);
                case Registration.Taken taken ->
                        throw CannotStart.world(
                                "somebody has this "
                                        + (taken.claims().contains(Registration.Claim.USERNAME)
                                                ? "username, or one that looks like it"
                                                : "e-mail address"));
            }
        });
    }

    private static UserCommand disable(String username) {
        return new UserCommand((steward, out) ->
                out.println(
                        steward.bar(known(steward, username).id())
                                ? username + " is signed out everywhere and can't log in any more."
                                : username + " is disabled already."));
    }

    private static UserCommand enable(String username) {
        return new UserCommand((steward, out) ->
                out.println(
                        steward.admit(known(steward, username).id())
                                ? username + " can log in again."
                                : username + " is not disabled."));
    }

    private static UserCommand promote(String username) {
        return new UserCommand((steward, out) ->
                out.println(
                        steward.promote(known(steward, username).id())
                                ? username + " sees what people report, at /admin/reports."
                                : username + " is an admin already."));
    }

    private static UserCommand demote(String username) {
        return new UserCommand((steward, out) ->
                out.println(
                        steward.demote(known(steward, username).id())
                                ? username + " is an admin no longer."
                                : username + " is no admin."));
    }

    private static UserCommand resetPassword(String username) {
        return new UserCommand((steward, out) -> {
            var password = random();
            if (!steward.resetPassword(known(steward, username).id(), password)) {
                throw CannotStart.world(username + " has just changed the password themselves");
            }
            tell(out, username, password);
        });
    }

    private static void tell(PrintStream out, String username, Password password) {
        out.println("The password of " + username + ", shown this once: " + password.text());
    }

    private static User known(Steward steward, String username) {
        return steward.find(new Username(username))
                .orElseThrow(() -> CannotStart.world("nobody here is called " + username));
    }

    private static Password random() {
        var bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}

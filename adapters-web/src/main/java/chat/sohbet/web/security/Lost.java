package chat.sohbet.web.security;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Letter;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.RecoveryCode;
import chat.sohbet.domain.user.User;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Language;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import java.util.Optional;

/// For who forgot their password: writes the letter with the code, in the language of who asked.
public final class Lost {
    /// Where a code is brought; its page takes the code from behind the `#`, which no server sees.
    public static final String PLACE = "/forgotten/code";

    private final Chat chat;
    private final Doorkeeper doorkeeper;

    public Lost(Chat chat, Doorkeeper doorkeeper) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
    }

    /// Whether there is mail; otherwise the host has to help.
    public boolean offered() {
        return chat.recovery().offered();
    }

    /// Asks for a code, if `address` is one of ours: which nobody is told. Throws the [Problem]
    /// that this was too often, or that it isn't offered.
    public void ask(ServerRequest request, EmailAddress address, Language language) {
        if (!offered())
            throw new Problem(
                    Problem.Code.NOT_ALLOWED, "This server sends no mail. Ask who hosts it.");
        doorkeeper.attempt(request);
        var home = doorkeeper.publicHome();
        chat.recovery().ask(address, (to, code) -> letter(language, home, to, code));
    }

    /// Another password for who brings a code. Throws the [Problem] that it is good for nothing.
    public void recover(ServerRequest request, RecoveryCode code, Password fresh) {
        doorkeeper.attempt(request);
        if (!chat.recovery().recover(code, fresh))
            throw new Problem(
                    Problem.Code.GONE,
                    "code",
                    "This code doesn't work any more. Ask for another one.");
    }

    private static Letter letter(
            Language language, Optional<String> home, User to, RecoveryCode code) {
        var hello = language.say("forgotten.hello", Map.of("name", to.displayName().text()));
        var said = language.say("forgotten.said", Map.of("username", to.username().text()));
        var link = home.map(address -> "\n\n" + address + PLACE + "#" + code.text()).orElse("");
        return new Letter(
                language.say("forgotten.subject"),
                hello
                        + "\n\n"
                        + said
                        + "\n\n"
                        + code.text()
                        + link
                        + "\n\n"
                        + language.say("forgotten.ignore"));
    }
}

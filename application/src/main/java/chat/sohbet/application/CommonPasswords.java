package chat.sohbet.application;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.Text;
import chat.sohbet.domain.user.Password;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// Passwords that many people have, and whoever guesses tries first (OWASP ASVS 5.0, 6.2.4): some
/// ten thousand, read when they are first needed.
final class CommonPasswords {
    private static final String LIST = "common-passwords.txt";

    private static final class Loaded {
        private static final Set<String> FOLDED = load();
    }

    private CommonPasswords() {}

    /// Throws [InvalidValue] if it is one of them, in capitals or not.
    static void refuse(Password password) {
        if (Loaded.FOLDED.contains(Text.folded(password.text())))
            throw new InvalidValue("password", "one that is not among those everybody tries first");
    }

    private static Set<String> load() {
        try (var stream = CommonPasswords.class.getResourceAsStream(LIST)) {
            if (stream == null) throw new IllegalStateException(LIST + " is missing");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Text::folded)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

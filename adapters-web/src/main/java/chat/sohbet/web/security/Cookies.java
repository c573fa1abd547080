package chat.sohbet.web.security;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.ServerResponseHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// What a browser keeps for us. No script can read it (HttpOnly), no foreign page can make it send
/// it along with a change (SameSite=Lax). Under https the names begin with `__Host-` and the
/// cookies are Secure, so that nobody who speaks plain http in our name can set them (RFC 6265bis,
/// 4.1.3); each scheme sees its own kind only.
final class Cookies {
    enum Name {
        ACCESS,
        REFRESH,
        /// Makes a page's forms ours: see [Forms].
        FORM;

        String text(boolean secure) {
            var plain = "sohbet_" + name().toLowerCase(java.util.Locale.ROOT);
            return secure ? "__Host-" + plain : plain;
        }
    }

    private Cookies() {}

    static Optional<String> read(Headers headers, Name name, boolean secure) {
        if (!headers.contains(HeaderNames.COOKIE)) return Optional.empty();
        var start = name.text(secure) + "=";
        return headers.get(HeaderNames.COOKIE).allValues().stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(start))
                .map(cookie -> cookie.substring(start.length()))
                .map(Cookies::unquoted)
                .findFirst();
    }

    /// Some clients (the JDK's among them) send a value in quotes (RFC 6265, 4.1.1); ours have none
    /// of their own.
    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /// Written by hand: the server's own builder leaves `Max-Age=0` out, and with it the goodbye.
    static void set(
            ServerResponseHeaders headers, Name name, boolean secure, String value, Duration life) {
        var cookie =
                "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                        .formatted(
                                name.text(secure),
                                value,
                                life.toSeconds(),
                                secure ? "; Secure" : "");
        headers.add(HeaderNames.SET_COOKIE, cookie);
    }

    static void clear(ServerResponseHeaders headers, Name name, boolean secure) {
        set(headers, name, secure, "", Duration.ZERO);
    }
}

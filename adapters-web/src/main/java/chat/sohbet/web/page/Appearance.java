package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a browser is to show our pages. It is kept in a cookie of that browser, not with the
/// account, and every page says it in its first line, so that nothing is painted otherwise first.
record Appearance(Theme theme, Size size) {
    static final Appearance STANDARD = new Appearance(Theme.SYSTEM, Size.NORMAL);

    private static final String COOKIE = "sohbet_look";
    private static final Duration LIFE = Duration.ofDays(400);

    enum Theme {
        /// As the device has it.
        SYSTEM,
        LIGHT,
        DARK
    }

    enum Size {
        SMALL,
        NORMAL,
        LARGE,
        LARGER
    }

    /// A choice of a form, as its radio button.
    record Option(String value, Saying label, boolean chosen) {}

    /// As this browser wants it; what isn't understood is as if it weren't there.
    static Appearance of(ServerRequest request) {
        return of(request.headers());
    }

    static Appearance of(ServerRequestHeaders headers) {
        var words = headers.cookies().first(COOKIE).orElse("").split("\\.", -1);
        return of(words[0], words[words.length - 1]);
    }

    static Appearance of(String theme, String size) {
        return new Appearance(
                named(Theme.class, theme).orElse(Theme.SYSTEM),
                named(Size.class, size).orElse(Size.NORMAL));
    }

    /// Keeps it in the browser that asked.
    void keep(ServerResponse response) {
        response.headers()
                .add(
                        HeaderNames.SET_COOKIE,
                        "%s=%s.%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax"
                                .formatted(COOKIE, text(theme), text(size), LIFE.toSeconds()));
    }

    /// The theme's name, empty for the device's own.
    String themeName() {
        return theme == Theme.SYSTEM ? "" : text(theme);
    }

    /// The size's name, empty for the normal one.
    String sizeName() {
        return size == Size.NORMAL ? "" : text(size);
    }

    List<Option> themes() {
        return options(Theme.values(), theme);
    }

    List<Option> sizes() {
        return options(Size.values(), size);
    }

    private static <E extends Enum<E>> List<Option> options(E[] values, E chosen) {
        return Stream.of(values)
                .map(value -> new Option(text(value), label(value), value == chosen))
                .toList();
    }

    private static Saying label(Object value) {
        return Saying.of(
                switch (value) {
                    case Theme.SYSTEM -> "look.system";
                    case Theme.LIGHT -> "look.light";
                    case Theme.DARK -> "look.dark";
                    case Size.SMALL -> "look.small";
                    case Size.NORMAL -> "look.normal";
                    case Size.LARGE -> "look.large";
                    case Size.LARGER -> "look.larger";
                    default -> throw new IllegalArgumentException(value.toString());
                });
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(value -> text(value).equals(text))
                .findFirst();
    }
}

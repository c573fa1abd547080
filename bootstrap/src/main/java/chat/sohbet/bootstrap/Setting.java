package chat.sohbet.bootstrap;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One thing that whoever hosts Sohbet may set.
///
/// @param name how files and the command line call it: lower case, with dots and dashes
/// @param fallback its default as text; empty where there is none
/// @param meaning one line for the table of settings
/// @param secret whether its text must never be shown; a secret may also be given as `name-file`
/// @param reading how its text becomes a value
record Setting<T>(
        String name, String fallback, String meaning, boolean secret, Reading<T> reading) {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}) ?([A-Za-z]*)");

    /// Text to value. An [IllegalArgumentException] says what is wrong so that it can follow "port:
    /// ".
    @FunctionalInterface
    interface Reading<T> {
        T read(String text);
    }

    /// `kafka.servers` is `SOHBET_KAFKA_SERVERS` among environment variables.
    String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return "SOHBET_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /// The name under which a secret's file is given.
    String fileName() {
        return name + "-file";
    }

    static Setting<String> text(String name, String fallback, String meaning) {
        return new Setting<>(name, fallback, meaning, false, Setting::notEmpty);
    }

    static Setting<Optional<String>> optionalText(String name, String meaning) {
        return new Setting<>(
                name, "", meaning, false, text -> Optional.of(text).filter(t -> !t.isEmpty()));
    }

    static Setting<Optional<Secret>> secret(String name, String meaning) {
        return new Setting<>(
                name,
                "",
                meaning,
                true,
                text -> Optional.of(text).filter(t -> !t.isEmpty()).map(Secret::new));
    }

    static Setting<List<String>> list(String name, String meaning, Reading<String> each) {
        return new Setting<>(
                name,
                "",
                meaning,
                false,
                text ->
                        Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .filter(item -> !item.isEmpty())
                                .map(each::read)
                                .toList());
    }

    static Setting<Integer> number(String name, int fallback, int least, int most, String meaning) {
        return new Setting<>(
                name,
                Integer.toString(fallback),
                meaning,
                false,
                text -> {
                    if (!text.matches("-?\\d{1,9}")) {
                        throw new IllegalArgumentException("is not a whole number");
                    }
                    return within(
                            Integer.parseInt(text),
                            least,
                            most,
                            Integer.toString(least),
                            Integer.toString(most));
                });
    }

    /// A number of bytes, as `65536`, `64KiB` or `1MiB`.
    static Setting<Integer> size(
            String name, String fallback, int least, int most, String meaning) {
        return new Setting<>(
                name,
                fallback,
                meaning,
                false,
                text ->
                        within(bytes(text), least, most, least + " bytes", most + " bytes")
                                .intValue());
    }

    /// The same for numbers that may be larger, as `500MiB`, `1GiB` or `2TiB`.
    static Setting<Long> largeSize(
            String name, String fallback, long least, long most, String meaning) {
        return new Setting<>(
                name,
                fallback,
                meaning,
                false,
                text -> within(bytes(text), least, most, least + " bytes", most + " bytes"));
    }

    private static Long bytes(String text) {
        return amount(
                text,
                "is not a size such as 64KiB",
                unit ->
                        switch (unit) {
                            case "", "B" -> 1;
                            case "KIB" -> 1L << 10;
                            case "MIB" -> 1L << 20;
                            case "GIB" -> 1L << 30;
                            case "TIB" -> 1L << 40;
                            default -> 0;
                        });
    }

    /// A span of time, as `30s`, `10m`, `12h` or `30d`.
    static Setting<Duration> duration(
            String name, String fallback, Duration least, Duration most, String meaning) {
        return new Setting<>(
                name,
                fallback,
                meaning,
                false,
                text -> {
                    long seconds =
                            amount(
                                    text,
                                    "is not a time such as 30s, 10m, 12h or 30d",
                                    unit ->
                                            switch (unit) {
                                                case "S" -> 1;
                                                case "M" -> 60;
                                                case "H" -> 60 * 60;
                                                case "D" -> 24 * 60 * 60;
                                                default -> 0;
                                            });
                    return Duration.ofSeconds(
                            within(
                                    seconds,
                                    least.toSeconds(),
                                    most.toSeconds(),
                                    spoken(least),
                                    spoken(most)));
                });
    }

    static <E extends Enum<E>> Setting<E> choice(String name, E fallback, String meaning) {
        var choices = Arrays.asList(fallback.getDeclaringClass().getEnumConstants());
        return new Setting<>(
                name,
                word(fallback),
                meaning,
                false,
                text ->
                        choices.stream()
                                .filter(choice ->
                                        word(choice).equals(text.toLowerCase(Locale.ROOT)))
                                .findFirst()
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "is not one of "
                                                        + choices.stream()
                                                                .map(Setting::word)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    /// An address people type into a browser: scheme and host, perhaps a port, and nothing behind.
    static Setting<Optional<URI>> origin(String name, String meaning) {
        return new Setting<>(
                name,
                "",
                meaning,
                false,
                text -> Optional.of(text).filter(t -> !t.isEmpty()).map(Setting::originOf));
    }

    private static URI originOf(String text) {
        URI uri;
        try {
            uri = URI.create(text.replaceAll("/$", "").toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw notAnOrigin();
        }
        var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        var bare =
                uri.getRawPath() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
        if (!web
                || !bare
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null) {
            throw notAnOrigin();
        }
        return uri;
    }

    private static IllegalArgumentException notAnOrigin() {
        return new IllegalArgumentException(
                "is not an address such as https://chat.example.org (no path)");
    }

    private static String notEmpty(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        return text;
    }

    private static <N extends Number> N within(
            N value, long least, long most, String leastText, String mostText) {
        if (value.longValue() < least || value.longValue() > most) {
            throw new IllegalArgumentException("is not between " + leastText + " and " + mostText);
        }
        return value;
    }

    private static long amount(String text, String complaint, ToLongFunction<String> unit) {
        var match = AMOUNT.matcher(text);
        long factor =
                match.matches() ? unit.applyAsLong(match.group(2).toUpperCase(Locale.ROOT)) : 0;
        if (factor == 0) {
            throw new IllegalArgumentException(complaint);
        }
        return Math.multiplyExact(Long.parseLong(match.group(1)), factor);
    }

    private static String spoken(Duration span) {
        long seconds = span.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

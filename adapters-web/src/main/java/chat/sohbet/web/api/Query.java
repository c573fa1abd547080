package chat.sohbet.web.api;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.Text;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/// What stands behind the `?` of a request, each part checked when it is read.
record Query(ServerRequest request) {
    private static final int LONGEST = 200;

    Optional<String> text(String name) {
        var texts = request.query().all(name, java.util.List::of);
        if (texts.size() > 1) throw new InvalidValue(name, "given once");
        return texts.stream().findFirst().map(text -> checked(name, text));
    }

    private static String checked(String name, String text) {
        if (text.length() > LONGEST) throw new InvalidValue(name, LONGEST + " characters at most");
        return Text.wellFormed(name, text);
    }

    Optional<Long> number(String name) {
        return text(name).map(text -> number(name, text));
    }

    private static long number(String name, String text) {
        if (!text.matches("-?[0-9]{1,18}")) throw new InvalidValue(name, "a whole number");
        return Long.parseLong(text);
    }

    /// `limit`, between 1 and `most`; `standard` where it isn't given.
    int limit(int standard, int most) {
        long limit = number("limit").orElse((long) standard);
        if (limit < 1 || limit > most) throw new InvalidValue("limit", "1 to " + most);
        return (int) limit;
    }
}

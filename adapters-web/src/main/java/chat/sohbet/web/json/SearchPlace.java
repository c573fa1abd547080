package chat.sohbet.web.json;

import chat.sohbet.application.port.Search;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import java.time.Instant;
import java.util.regex.Pattern;

/// A place among messages, as `next` says it and `before` repeats it: when the last one was written
/// in seconds and nanoseconds, its conversation and its number.
public final class SearchPlace {
    private static final Pattern PLACE =
            Pattern.compile("(\\d{1,11})\\.(\\d{9})_(.{36})_(\\d{1,18})");

    private SearchPlace() {}

    public static String text(Search.Place place) {
        return "%d.%09d_%s_%d"
                .formatted(
                        place.at().getEpochSecond(),
                        place.at().getNano(),
                        place.conversation(),
                        place.seq());
    }

    public static Search.Place of(String text) {
        var parts = PLACE.matcher(text);
        if (!parts.matches())
            throw new InvalidValue("before", "what an earlier answer called next");
        return new Search.Place(
                Instant.ofEpochSecond(
                        Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))),
                ConversationId.parse("before", parts.group(3)),
                Long.parseLong(parts.group(4)));
    }
}

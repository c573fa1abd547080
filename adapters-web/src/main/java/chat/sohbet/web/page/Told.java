package chat.sohbet.web.page;

import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.domain.message.Message;
import chat.sohbet.web.language.Saying;
import java.time.Duration;
import java.util.Map;

/// What somebody did to a group, as a sentence, the same as in `static/js/helpers/words.js`. What
/// the reader did, and what was done to the reader alone, are sentences of their own.
final class Told {
    private Told() {}

    static Saying of(Message message, Event event, People people) {
        boolean mine = people.me(message.author());
        boolean me = event.users().size() == 1 && event.users().stream().allMatch(people::me);
        var arguments =
                Map.<String, Object>of(
                        "who", people.name(message.author()),
                        "whom", event.users().stream().map(people::whom).toList(),
                        "count", count(event),
                        "text", event.text());
        return Saying.of(key(event, mine, me), arguments);
    }

    /// Of people, or of days.
    private static long count(Event event) {
        return event.lifetime().map(Told::days).orElse((long) event.users().size());
    }

    static long days(Lifetime lifetime) {
        return Duration.ofSeconds(lifetime.seconds()).toDays();
    }

    private static String key(Event event, boolean mine, boolean me) {
        return switch (event.what()) {
            case CREATED -> mine ? "told.created-mine" : "told.created";
            case RENAMED -> mine ? "told.renamed-mine" : "told.renamed";
            case DESCRIBED -> mine ? "told.described-mine" : "told.described";
            case PICTURED -> mine ? "told.pictured-mine" : "told.pictured";
            case ADDED -> mine ? "told.added-mine" : me ? "told.added-me" : "told.added";
            case REMOVED -> mine ? "told.removed-mine" : me ? "told.removed-me" : "told.removed";
            case LEFT -> mine ? "told.left-mine" : "told.left";
            case JOINED -> mine ? "told.joined-mine" : "told.joined";
            case PROMOTED ->
                    mine ? "told.promoted-mine" : me ? "told.promoted-me" : "told.promoted";
            case LIFETIME -> {
                boolean kept = count(event) == 0;
                yield kept
                        ? mine ? "told.kept-mine" : "told.kept"
                        : mine ? "told.lifetime-mine" : "told.lifetime";
            }
            case DEMOTED -> mine ? "told.demoted-mine" : me ? "told.demoted-me" : "told.demoted";
        };
    }
}

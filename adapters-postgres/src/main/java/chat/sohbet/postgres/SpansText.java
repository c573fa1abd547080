package chat.sohbet.postgres;

import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.conversation.Spans.Span;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// [Spans] as PostgreSQL writes an `int8multirange`: `{[1,6),[9,)}`, the ends not included. It
/// joins spans that touch, which changes nothing of what is seen.
final class SpansText {
    private static final Pattern RANGE = Pattern.compile("\\[(\\d+),(\\d*)\\)");

    private SpansText() {}

    static String of(Spans spans) {
        return spans.list().stream()
                .map(SpansText::range)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String range(Span span) {
        return "["
                + span.from()
                + ","
                + (span.until() == Spans.OPEN ? "" : Long.toString(span.until() + 1))
                + ")";
    }

    static Spans parse(String multirange) {
        var spans = new ArrayList<Span>();
        var ranges = RANGE.matcher(multirange);
        while (ranges.find()) {
            long from = Long.parseLong(ranges.group(1));
            var end = ranges.group(2);
            spans.add(new Span(from, end.isEmpty() ? Spans.OPEN : Long.parseLong(end) - 1));
        }
        return new Spans(spans);
    }
}

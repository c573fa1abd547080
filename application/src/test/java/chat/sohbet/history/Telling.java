package chat.sohbet.history;

import chat.sohbet.domain.conversation.Spans;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts what is found into few words, with names that somebody can follow.
final class Telling {
    private final Cast cast;

    Telling(Cast cast) {
        this.cast = cast;
    }

    String row(@Nullable Message row) {
        if (row == null) return "nothing";
        var content =
                switch (row.content()) {
                    case Content.Written written ->
                            "\"%s\"%s"
                                    .formatted(
                                            written.body().text(),
                                            written.edited() ? " (edited)" : "");
                    case Content.Deleted _ -> "(deleted)";
                    case Content.Happened happened ->
                            "(%s %s %s)"
                                    .formatted(
                                            happened.event().what(),
                                            names(happened.event().users()),
                                            happened.event().text());
                };
        var reactions =
                row.reactions().stream()
                        .map(reaction -> cast.name(reaction.user()) + reaction.emoji())
                        .collect(Collectors.joining(" "));
        return "message %d v%d by %s %s %s"
                .formatted(row.seq(), row.version(), cast.name(row.author()), content, reactions)
                .strip();
    }

    String rows(List<Message> rows) {
        if (rows.size() > 8)
            return "%s … %s"
                    .formatted(
                            rows(rows.subList(0, 2)),
                            rows(rows.subList(rows.size() - 5, rows.size())));
        return rows.stream().map(this::row).collect(Collectors.joining("; ", "[", "]"));
    }

    String names(Collection<UserId> users) {
        return users.stream().map(cast::name).sorted().collect(Collectors.joining(","));
    }

    String spans(@Nullable Spans spans) {
        if (spans == null) return "no messages at all";
        return spans.list().stream()
                .map(span ->
                        span.until() == Spans.OPEN
                                ? span.from() + "…"
                                : span.from() + "…" + span.until())
                .collect(Collectors.joining(" and ", "messages ", ""));
    }

    String frame(Frame frame) {
        return switch (frame) {
            case Frame.Changes changes ->
                    "%s of %s from version %d to %d with %s"
                            .formatted(
                                    changes.reset() ? "a reset" : "changes",
                                    cast.name(changes.conversation()),
                                    changes.after(),
                                    changes.version(),
                                    rows(changes.messages()));
            case Frame.Page page ->
                    "a page of %s at version %d with %s"
                            .formatted(
                                    cast.name(page.conversation()),
                                    page.version(),
                                    rows(page.messages()));
            case Frame.Looked looked -> "the head of " + row(looked.row());
            case Frame.Marked marked ->
                    "%s of %s in %s"
                            .formatted(
                                    marked.marks(),
                                    cast.name(marked.user()),
                                    cast.name(marked.conversation()));
            default -> frame.toString();
        };
    }

    String row(Frame.Row row) {
        return "%s at version %d, message %d, last %s"
                .formatted(
                        cast.name(row.conversation()), row.version(), row.seq(), row(row.last()));
    }
}

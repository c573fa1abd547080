package chat.sohbet.web.page;

import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Reaction;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.language.Saying;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lays messages out by day and by writer, as `static/js/models/grouping.js` does: who writes
/// several within five minutes is named once.
record Timelines(UserId me, Head head, Times times, People people, Map<Long, Message> originals) {
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    List<ChatPane.Day> days(List<Message> messages) {
        var days = new LinkedHashMap<java.time.LocalDate, List<ChatPane.Entry>>();
        for (int at = 0; at < messages.size(); at++) {
            var message = messages.get(at);
            boolean first = at == 0 || apart(messages.get(at - 1), message);
            boolean last = at == messages.size() - 1 || apart(message, messages.get(at + 1));
            days.computeIfAbsent(times.day(message.at()), _ -> new ArrayList<>())
                    .add(entry(message, first, last));
        }
        return days.entrySet().stream()
                .map(day ->
                        new ChatPane.Day(
                                day.getKey().toString(),
                                times.dayName(day.getKey()),
                                day.getValue()))
                .toList();
    }

    private boolean apart(Message one, Message other) {
        return !one.author().equals(other.author())
                || one.content() instanceof Content.Happened
                || other.content() instanceof Content.Happened
                || !times.day(one.at()).equals(times.day(other.at()))
                || Duration.between(one.at(), other.at()).compareTo(TOGETHER) > 0;
    }

    private ChatPane.Entry entry(Message message, boolean first, boolean last) {
        return switch (message.content()) {
            case Content.Happened happened ->
                    new ChatPane.Entry(
                            null,
                            new Happening(
                                    message.seq(), Told.of(message, happened.event(), people)));
            case Content.Written written ->
                    new ChatPane.Entry(
                            bubble(
                                    message,
                                    written.writing(),
                                    Saying.NOTHING,
                                    written.edited(),
                                    first,
                                    last),
                            null);
            case Content.Deleted _ ->
                    new ChatPane.Entry(
                            bubble(message, null, deletedBy(message.author()), false, first, last),
                            null);
        };
    }

    private Saying deletedBy(UserId author) {
        if (author.equals(me)) return Saying.of("deleted.mine");
        return head.kind() == Kind.GROUP
                ? Saying.of("deleted.by", "who", people.name(author))
                : Saying.of("deleted.theirs");
    }

    private MessageBubble bubble(
            Message message,
            @Nullable Writing writing,
            Saying text,
            boolean edited,
            boolean first,
            boolean last) {
        boolean mine = message.author().equals(me);
        boolean theirs = !mine && head.kind() == Kind.GROUP;
        return new MessageBubble(
                message.seq(),
                message.author().toString(),
                people.face(message.author()),
                mine,
                first,
                theirs && last,
                theirs && first ? people.name(message.author()) : Saying.NOTHING,
                writing != null && writing.forwarded(),
                writing == null ? null : quote(writing),
                writing == null ? List.of() : runs(writing),
                text,
                writing == null,
                edited,
                writing != null && message.expiresAt().isPresent(),
                message.at().toString(),
                times.time(message.at()),
                mine && writing != null ? Tick.of(message.seq(), head.others()) : null,
                message.writing().map(Writing::attachments).orElse(List.of()).stream()
                        .map(Attached::of)
                        .toList(),
                reactions(message));
    }

    private List<Markup.Run> runs(Writing writing) {
        var names =
                writing.mentions().stream().flatMap(user -> people.called(user).stream()).toList();
        return Markup.runs(writing.body().text(), names);
    }

    private MessageBubble.@Nullable Quote quote(Writing writing) {
        if (!writing.isReply()) return null;
        long seq = writing.replyTo();
        var at = Looks.around(head, seq);
        var original = originals.get(seq);
        if (original == null || !(original.content() instanceof Content.Written written))
            return new MessageBubble.Quote(at, seq, 1, Saying.NOTHING, Saying.of("quote.gone"));
        var author = original.author();
        return new MessageBubble.Quote(
                at,
                seq,
                people.face(author).hue(),
                people.me(author) ? Saying.of("quote.you") : people.name(author),
                Preview.written(written));
    }

    private List<MessageBubble.ReactionCount> reactions(Message message) {
        var byEmoji =
                message.reactions().stream()
                        .collect(
                                Collectors.groupingBy(
                                        reaction -> reaction.emoji().text(),
                                        LinkedHashMap::new,
                                        Collectors.mapping(Reaction::user, Collectors.toList())));
        return byEmoji.entrySet().stream()
                .map(entry ->
                        new MessageBubble.ReactionCount(
                                entry.getKey(),
                                entry.getValue().size(),
                                entry.getValue().contains(me),
                                Saying.of(
                                        "reaction.label",
                                        Map.of(
                                                "emoji",
                                                entry.getKey(),
                                                "count",
                                                entry.getValue().size(),
                                                "names",
                                                names(entry.getValue())))))
                .toList();
    }

    private Saying names(List<UserId> users) {
        return language ->
                users.stream()
                        .map(user -> people.whom(user).in(language))
                        .collect(Collectors.joining(", "));
    }
}

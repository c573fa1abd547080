package chat.sohbet.web.page;

import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Reaction;
import chat.sohbet.domain.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Lays messages out by day and by writer, as `static/js/models/grouping.js` does: who writes
/// several within five minutes is named once.
record Timelines(UserId me, Head head, Times times, Told.People people) {
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
                                    written.body().text(),
                                    false,
                                    written.edited(),
                                    first,
                                    last),
                            null);
            case Content.Deleted _ ->
                    new ChatPane.Entry(
                            bubble(message, deletedBy(message.author()), true, false, first, last),
                            null);
        };
    }

    private String deletedBy(UserId author) {
        if (author.equals(me)) return "You deleted this message";
        return head.kind() == Kind.GROUP
                ? people.name(author, "You") + " deleted this message"
                : "This message was deleted";
    }

    private MessageBubble bubble(
            Message message,
            String text,
            boolean deleted,
            boolean edited,
            boolean first,
            boolean last) {
        boolean mine = message.author().equals(me);
        boolean theirs = !mine && head.kind() == Kind.GROUP;
        var name = people.name(message.author(), "You");
        return new MessageBubble(
                message.seq(),
                message.author().toString(),
                Face.of(message.author().value(), name),
                mine,
                first,
                theirs && last,
                theirs && first ? name : "",
                text,
                deleted,
                edited,
                message.at().toString(),
                times.time(message.at()),
                mine && !deleted ? Tick.of(message.seq(), head.others()) : null,
                reactions(message));
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
                                entry.getKey()
                                        + " "
                                        + entry.getValue().size()
                                        + ": "
                                        + names(entry.getValue())))
                .toList();
    }

    private String names(List<UserId> users) {
        return users.stream()
                .map(user -> people.name(user, "you"))
                .collect(Collectors.joining(", "));
    }
}

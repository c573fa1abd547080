package chat.sohbet.web.socket;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.json.Arrangement;
import chat.sohbet.web.json.Fields;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.json.Written;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// Reads commands. What is wrong is an [InvalidValue] that names the field, or a [Problem].
final class Commands {
    private static final int PROTOCOL = 1;
    private static final int PAGE = 50;

    private Commands() {}

    /// Throws [UnknownType] where `type` is none of ours.
    static Command read(Fields fields) {
        return switch (fields.echo("type").orElse("")) {
            case "hello" -> hello(fields);
            case "send" -> send(fields);
            case "edit" -> amend(fields, edit(fields));
            case "delete" -> delete(fields);
            case "pin" -> amend(fields, pin(fields));
            case "react" -> amend(fields, react(fields));
            case "mark" -> mark(fields);
            case "self" -> arrange(fields);
            case "typing" -> typing(fields);
            case "watch" -> watch(fields);
            case "fetch" -> fetch(fields);
            case "ping" -> new Command.Ping();
            default -> throw new UnknownType();
        };
    }

    /// We don't speak of that.
    static final class UnknownType extends RuntimeException {
        private static final long serialVersionUID = 1;

        Problem problem() {
            return new Problem(
                    Problem.Code.INVALID, "type", "type must be a command of this protocol.");
        }
    }

    private static Command hello(Fields fields) {
        if (fields.number("protocol") != PROTOCOL)
            throw new InvalidValue("protocol", "" + PROTOCOL);
        fields.maybeText("device").ifPresent(DeviceName::new);
        var have = new HashMap<ConversationId, Long>();
        fields.numbers("have", Command.MAX_HAVE)
                .forEach((id, version) ->
                        have.put(ConversationId.parse("have", id), natural("have", version)));
        var self = fields.maybeNumber("self");
        self.ifPresent(version -> natural("self", version));
        return new Command.Hello(have, self);
    }

    private static Command send(Fields fields) {
        var clientId = ClientId.parse("clientId", fields.text("clientId"));
        if (fields.has("to") == fields.has("conversation"))
            throw new InvalidValue(
                    "conversation", "given, or else the user it is to: one of the two");
        var place =
                fields.has("to")
                        ? new Command.Place.To(UserId.parse("to", fields.text("to")))
                        : new Command.Place.In(conversation(fields));
        return new Command.Send(
                clientId,
                place,
                Written.of(fields),
                natural("read", fields.maybeNumber("read").orElse(0)));
    }

    private static Command amend(Fields fields, Command.Wish wish) {
        return new Command.Amend(
                id(fields), conversation(fields), seq("seq", fields.number("seq")), wish);
    }

    private static Command.Wish edit(Fields fields) {
        return new Command.Wish.Edit(new Body(fields.text("text")));
    }

    private static Command delete(Fields fields) {
        return switch (fields.text("scope")) {
            case "everyone" -> amend(fields, new Command.Wish.Delete());
            case "me" -> own(fields, new Command.ForMe.Delete(seq("seq", fields.number("seq"))));
            default -> throw new InvalidValue("scope", "everyone, or me");
        };
    }

    private static Command own(Fields fields, Command.ForMe wish) {
        return new Command.Own(id(fields), conversation(fields), wish);
    }

    private static Command.Wish pin(Fields fields) {
        if (!fields.has("pinned")) throw new InvalidValue("pinned", "true or false");
        return new Command.Wish.Pin(fields.flag("pinned"));
    }

    private static Command.Wish react(Fields fields) {
        if (!fields.named("emoji")) throw new InvalidValue("emoji", "one emoji, or null");
        return new Command.Wish.React(fields.maybeText("emoji").map(Emoji::new).orElse(null));
    }

    private static Command mark(Fields fields) {
        return new Command.Mark(
                conversation(fields),
                new Watermarks(
                        fields.maybeNumber("delivered").orElse(0),
                        fields.maybeNumber("read").orElse(0)));
    }

    /// About a message (`seq`), about all up to one (`cleared`), or about the conversation.
    private static Command arrange(Fields fields) {
        if (fields.has("seq") || fields.has("star"))
            return own(
                    fields,
                    new Command.ForMe.Star(
                            seq("seq", fields.number("seq")), Arrangement.star(fields)));
        var clearing = Arrangement.clearing(fields);
        if (clearing.isPresent())
            return own(
                    fields, new Command.ForMe.Clear(clearing.get().seq(), clearing.get().remove()));
        var conversation = conversation(fields);
        return new Command.Arrange(
                id(fields), conversation, Arrangement.read(conversation, fields));
    }

    private static Command typing(Fields fields) {
        if (!fields.has("active")) throw new InvalidValue("active", "true or false");
        return new Command.Typing(conversation(fields), fields.flag("active"));
    }

    private static Command watch(Fields fields) {
        var users = new HashSet<UserId>();
        for (var id : fields.texts("users", Command.MAX_WATCHED))
            users.add(UserId.parse("users", id));
        return new Command.Watch(users, fields.flag("directory"));
    }

    private static Command fetch(Fields fields) {
        return new Command.Fetch(id(fields), conversation(fields), wanted(fields));
    }

    private static Command.Wanted wanted(Fields fields) {
        var places =
                List.of("after", "before", "from", "around").stream().filter(fields::has).toList();
        if (places.size() > 1)
            throw new InvalidValue(places.getLast(), "the only place that is named");
        if (places.contains("after"))
            return new Command.Wanted.Since(natural("after", fields.number("after")));
        int limit = limit(fields.maybeNumber("limit").orElse(PAGE));
        if (places.isEmpty()) return new Command.Wanted.Page(new Slice.Newest(limit));
        var place = places.getFirst();
        long seq = seq(place, fields.number(place));
        return new Command.Wanted.Page(
                switch (place) {
                    case "before" -> new Slice.Before(seq, limit);
                    case "from" -> new Slice.From(seq, limit);
                    default -> new Slice.Around(seq, limit);
                });
    }

    private static ConversationId conversation(Fields fields) {
        return ConversationId.parse("conversation", fields.text("conversation"));
    }

    private static String id(Fields fields) {
        var id = fields.text("id");
        if (id.isEmpty() || id.length() > 64) throw new InvalidValue("id", "1 to 64 characters");
        return id;
    }

    private static long seq(String field, long number) {
        if (number < 1) throw new InvalidValue(field, "a message number, 1 or more");
        return number;
    }

    private static int limit(long limit) {
        if (limit < 1 || limit > Slice.MAX) throw new InvalidValue("limit", "1 to " + Slice.MAX);
        return (int) limit;
    }

    private static long natural(String field, long number) {
        if (number < 0) throw new InvalidValue(field, "a number, 0 or more");
        return number;
    }
}

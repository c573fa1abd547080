package chat.sohbet.web.page;

import chat.sohbet.application.port.Search;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.language.Saying;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// By what a search can be narrowed down: a kind, a chat, an author.
record Filters(List<Option> kinds, List<Option> chats, List<Option> authors) {
    private static final Map<Search.Kind, Saying> KINDS =
            Map.of(
                    Search.Kind.LINK, Saying.of("search.link"),
                    Search.Kind.IMAGE, Saying.of("file.photo"),
                    Search.Kind.VIDEO, Saying.of("file.video"),
                    Search.Kind.AUDIO, Saying.of("file.sound"),
                    Search.Kind.VOICE, Saying.of("file.voice"),
                    Search.Kind.DOCUMENT, Saying.of("search.document"));

    /// Nothing chosen; scripts know the chats and people.
    static final Filters NONE = new Filters(kinds(""), List.of(), List.of());

    record Option(String value, Saying label, boolean chosen) {}

    /// What is chosen is told by its id; empty where nothing is.
    record Chosen(String kind, String chat, String author) {}

    static Filters of(UserId me, List<Head> heads, Chosen chosen) {
        var chats =
                heads.stream()
                        .map(head ->
                                option(
                                        head.id().toString(),
                                        Titles.named(me, head),
                                        chosen.chat()));
        var others =
                heads.stream()
                        .flatMap(head -> head.members().stream())
                        .filter(user -> !user.id().equals(me))
                        .filter(user -> !user.deleted())
                        .distinct()
                        .map(user -> author(user, chosen.author()));
        var myself = option(me.toString(), Saying.of("nav.you"), chosen.author());
        return new Filters(
                kinds(chosen.kind()),
                chats.toList(),
                Stream.concat(Stream.of(myself), others).toList());
    }

    private static Option author(User user, String chosen) {
        return option(user.id().toString(), Saying.plain(user.displayName().text()), chosen);
    }

    private static List<Option> kinds(String chosen) {
        return Stream.of(Search.Kind.values())
                .map(kind -> option(word(kind), KINDS.getOrDefault(kind, Saying.NOTHING), chosen))
                .toList();
    }

    private static String word(Search.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Option option(String value, Saying label, String chosen) {
        return new Option(value, label, value.equals(chosen));
    }
}

package chat.sohbet.web.page;

import chat.sohbet.domain.message.Lifetime;
import chat.sohbet.web.language.Saying;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What there is to know or to do about a conversation, beside it: one of the four. `back` is where
/// closing it leads.
record Panel(
        Saying heading,
        String back,
        Saying backLabel,
        @Nullable About about,
        @Nullable Picker adding,
        @Nullable Leaving leaving,
        @Nullable Traces traces) {
    static Panel of(About about) {
        var heading = Saying.of(about.group() ? "panel.group-details" : "panel.details");
        return new Panel(
                heading,
                "/chat/" + about.id(),
                Saying.of("panel.close-details"),
                about,
                null,
                null,
                null);
    }

    static Panel of(String chat, Picker adding) {
        return new Panel(
                Saying.of("details.add"),
                details(chat),
                Saying.of("panel.back"),
                null,
                adding,
                null,
                null);
    }

    static Panel of(Leaving leaving) {
        return new Panel(
                Saying.of("leave.group"),
                details(leaving.id()),
                Saying.of("panel.back"),
                null,
                null,
                leaving,
                null);
    }

    static Panel of(String chat, Traces traces) {
        return new Panel(
                Saying.of("panel.info"),
                "/chat/" + chat,
                Saying.of("panel.close-info"),
                null,
                null,
                null,
                traces);
    }

    /// Nothing yet: the browser fills it.
    static Panel blank() {
        return new Panel(
                Saying.NOTHING, "", Saying.of("panel.close-details"), null, null, null, null);
    }

    String icon() {
        return adding != null || leaving != null ? "back" : "close";
    }

    private static String details(String chat) {
        return "/chat/" + chat + "/details";
    }

    /// A group, or the other person of a direct conversation. `link` is the invite link, empty
    /// where there is none; `sole` says that nobody could lead the group if I went.
    record About(
            String id,
            Saying name,
            Face face,
            boolean group,
            boolean active,
            boolean admin,
            String description,
            Saying size,
            long seq,
            boolean editing,
            Typed newTitle,
            Typed newDescription,
            List<MemberRow> members,
            String link,
            String other,
            boolean blocked,
            Lasting lasting) {
        static About blank() {
            return new About(
                    "",
                    Saying.NOTHING,
                    new Face(1, ""),
                    true,
                    true,
                    true,
                    "",
                    Saying.NOTHING,
                    0,
                    false,
                    Typed.NOTHING,
                    Typed.NOTHING,
                    List.of(),
                    "",
                    "",
                    false,
                    Lasting.of(Lifetime.FOREVER, true));
        }
    }

    /// How long what is written is kept: `mine` where the reader may choose.
    record Lasting(boolean shown, boolean mine, Saying state, List<Choice> choices) {
        static Lasting of(Lifetime now, boolean mine) {
            var choices =
                    Stream.of(Lifetime.values()).map(each -> Choice.of(each, each == now)).toList();
            return new Lasting(mine || now != Lifetime.FOREVER, mine, label(now), choices);
        }

        private static Saying label(Lifetime lifetime) {
            return lifetime == Lifetime.FOREVER
                    ? Saying.of("lifetime.off")
                    : Saying.of("lifetime.days", "count", Told.days(lifetime));
        }

        record Choice(long seconds, boolean chosen, Saying label) {
            static Choice of(Lifetime lifetime, boolean chosen) {
                return new Choice(lifetime.seconds(), chosen, Lasting.label(lifetime));
            }
        }
    }

    /// Somebody in a group. `manageable`: the reader, an admin, may change what they are.
    record MemberRow(
            String id,
            Saying name,
            Face face,
            Saying under,
            boolean online,
            boolean admin,
            boolean me,
            boolean manageable) {
        static MemberRow blank() {
            return new MemberRow(
                    "", Saying.NOTHING, new Face(1, ""), Saying.NOTHING, false, true, false, true);
        }
    }

    /// Going from a group; who is its only admin names one of `successors` first.
    record Leaving(String id, String name, List<PersonRow> successors, Saying problem) {
        static Leaving blank() {
            return new Leaving("", "", List.of(), Saying.NOTHING);
        }

        boolean named() {
            return !successors.isEmpty();
        }
    }

    /// How far a message of the reader's has come.
    record Traces(
            String text,
            String at,
            Saying time,
            List<PersonRow> read,
            List<PersonRow> delivered,
            List<PersonRow> waiting) {
        static Traces blank() {
            return new Traces("", "", Saying.NOTHING, List.of(), List.of(), List.of());
        }
    }
}

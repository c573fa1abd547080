package chat.sohbet.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to know or to do about a conversation, beside it: one of the four. `back` is where
/// closing it leads.
record Panel(
        String heading,
        String back,
        String backLabel,
        @Nullable About about,
        @Nullable Picker adding,
        @Nullable Leaving leaving,
        @Nullable Traces traces) {
    static Panel of(About about) {
        var heading = about.group() ? "Group details" : "Details";
        return new Panel(heading, "/chat/" + about.id(), "Close details", about, null, null, null);
    }

    static Panel of(String chat, Picker adding) {
        return new Panel(
                "Add people", details(chat), "Back to the details", null, adding, null, null);
    }

    static Panel of(Leaving leaving) {
        return new Panel(
                "Leave group",
                details(leaving.id()),
                "Back to the details",
                null,
                null,
                leaving,
                null);
    }

    static Panel of(String chat, Traces traces) {
        return new Panel(
                "Message info", "/chat/" + chat, "Close message info", null, null, null, traces);
    }

    /// Nothing yet: the browser fills it.
    static Panel blank() {
        return new Panel("", "", "Close details", null, null, null, null);
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
            String name,
            Face face,
            boolean group,
            boolean active,
            boolean admin,
            String description,
            String size,
            boolean editing,
            Typed newTitle,
            Typed newDescription,
            List<MemberRow> members,
            String link,
            String other,
            boolean blocked) {
        static About blank() {
            return new About(
                    "",
                    "",
                    new Face(1, ""),
                    true,
                    true,
                    true,
                    "",
                    "",
                    false,
                    Typed.NOTHING,
                    Typed.NOTHING,
                    List.of(),
                    "",
                    "",
                    false);
        }
    }

    /// Somebody in a group. `manageable`: the reader, an admin, may change what they are.
    record MemberRow(
            String id,
            String name,
            Face face,
            String under,
            boolean online,
            boolean admin,
            boolean me,
            boolean manageable) {
        static MemberRow blank() {
            return new MemberRow("", "", new Face(1, ""), "", false, true, false, true);
        }
    }

    /// Going from a group; who is its only admin names one of `successors` first.
    record Leaving(String id, String name, List<PersonRow> successors, String problem) {
        static Leaving blank() {
            return new Leaving("", "", List.of(), "");
        }

        boolean named() {
            return !successors.isEmpty();
        }
    }

    /// How far a message of the reader's has come.
    record Traces(
            String text,
            String at,
            String time,
            List<PersonRow> read,
            List<PersonRow> delivered,
            List<PersonRow> waiting) {
        static Traces blank() {
            return new Traces("", "", "", List.of(), List.of(), List.of());
        }
    }
}

package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.util.List;

/// Choosing people: for a new group, with its name and what it is for, or for one that exists.
/// `name` tells the two apart, `last` is the username after which the next page of people begins
/// (empty where there is none), `problem` what is wrong besides the fields.
record Picker(
        String name,
        String action,
        String clientId,
        boolean founding,
        Typed title,
        Typed description,
        String query,
        String last,
        List<PersonRow> chosen,
        List<PersonRow> found,
        Saying problem,
        Saying submit) {
    /// For the browser to fill.
    static Picker forGroup() {
        return blank("group", "/groups/new", true, Saying.of("group.create"));
    }

    /// For the browser to fill.
    static Picker forAdding() {
        return blank("adding", "", false, Saying.of("details.add-submit"));
    }

    private static Picker blank(String name, String action, boolean founding, Saying submit) {
        return new Picker(
                name,
                action,
                "",
                founding,
                Typed.NOTHING,
                Typed.NOTHING,
                "",
                "",
                List.of(),
                List.of(),
                Saying.NOTHING,
                submit);
    }

    boolean more() {
        return !last.isEmpty();
    }

    boolean nobody() {
        return found.isEmpty();
    }
}

package chat.sohbet.web.page;

import chat.sohbet.domain.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of the app a page shows besides the list of chats.
record View(
        String section,
        String query,
        List<User> people,
        String more,
        Picker founding,
        Profile profile,
        List<StarRow> stars,
        Finding found,
        @Nullable ChatPane chat,
        @Nullable Panel panel) {
    /// One of the list's sections and nothing else.
    static View of(String section) {
        return new View(
                section,
                "",
                List.of(),
                "",
                Picker.forGroup(),
                Profile.BLANK,
                List.of(),
                Finding.NOTHING,
                null,
                null);
    }

    static View of(Profile profile) {
        return new View(
                "me",
                "",
                List.of(),
                "",
                Picker.forGroup(),
                profile,
                List.of(),
                Finding.NOTHING,
                null,
                null);
    }

    static View of(ChatPane chat) {
        return of("chats").with(chat, null);
    }

    /// A conversation with what there is to know or to do about it.
    static View of(ChatPane chat, Panel panel) {
        return of("chats").with(chat, panel);
    }

    static View people(String query, List<User> people, String more) {
        return new View(
                "people",
                query,
                people,
                more,
                Picker.forGroup(),
                Profile.BLANK,
                List.of(),
                Finding.NOTHING,
                null,
                null);
    }

    static View founding(Picker picker) {
        return new View(
                "group",
                "",
                List.of(),
                "",
                picker,
                Profile.BLANK,
                List.of(),
                Finding.NOTHING,
                null,
                null);
    }

    /// Starred messages; `more` leads to those starred before.
    static View stars(List<StarRow> stars, String more) {
        return new View(
                "stars",
                "",
                List.of(),
                more,
                Picker.forGroup(),
                Profile.BLANK,
                stars,
                Finding.NOTHING,
                null,
                null);
    }

    /// What was found under `query`; `more` leads to messages that were written before.
    static View found(String query, Finding found, String more) {
        return new View(
                "search",
                query,
                List.of(),
                more,
                Picker.forGroup(),
                Profile.BLANK,
                List.of(),
                found,
                null,
                null);
    }

    private View with(@Nullable ChatPane chat, @Nullable Panel panel) {
        return new View(section, query, people, more, founding, profile, stars, found, chat, panel);
    }
}

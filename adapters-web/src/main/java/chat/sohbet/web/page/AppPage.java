package chat.sohbet.web.page;

import chat.sohbet.domain.user.Privacy;
import chat.sohbet.web.language.Saying;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The app: the list on one side, a conversation on the other, of which a narrow window shows one
/// pane: what is opened last.
record AppPage(
        Shell shell,
        String title,
        PersonRow me,
        String email,
        String form,
        String section,
        String unread,
        List<ConversationRow> rows,
        String query,
        List<PersonRow> people,
        String morePeople,
        List<Device> devices,
        List<PersonRow> blocked,
        Privacy privacy,
        boolean admin,
        List<StarRow> stars,
        String moreStars,
        Finding found,
        String moreFound,
        Picker founding,
        Profile profile,
        @Nullable ChatPane chat,
        @Nullable Panel panel) {
    /// Where the reader is signed in.
    record Device(String id, String name, String at, Saying time, boolean current) {}

    /// What the browser clones.
    record Blank(
            ConversationRow row,
            PersonRow person,
            MessageBubble message,
            Attached file,
            Happening happening,
            StarRow star,
            ChatPane chat,
            ChatPane.Pin pin,
            Panel.About about,
            Panel.MemberRow member,
            Picker adding,
            Panel.Leaving leaving,
            Panel.Traces traces) {}

    String pane() {
        if (panel != null) return "details";
        return chat == null ? "list" : "main";
    }

    boolean details() {
        return panel != null;
    }

    /// The panel beside a conversation, which the browser fills where it isn't open.
    Panel side() {
        return panel == null ? Panel.blank() : panel;
    }

    boolean inGroup() {
        return section.equals("group");
    }

    /// How many of the rows are archived, empty where none is.
    String shelved() {
        long count = rows.stream().filter(ConversationRow::archived).count();
        return count > 0 ? Long.toString(count) : "";
    }

    boolean inChats() {
        return section.equals("chats");
    }

    boolean inPeople() {
        return section.equals("people");
    }

    boolean inStars() {
        return section.equals("stars");
    }

    boolean starred() {
        return !stars.isEmpty();
    }

    boolean inSearch() {
        return section.equals("search");
    }

    boolean sought() {
        return inSearch() && !query.isEmpty();
    }

    boolean foundAny() {
        return found.any();
    }

    boolean inMe() {
        return section.equals("me");
    }

    Blank blank() {
        return new Blank(
                ConversationRow.blank(),
                PersonRow.blank(),
                MessageBubble.blank(),
                Attached.blank(),
                new Happening(0, Saying.NOTHING),
                StarRow.blank(),
                ChatPane.blank(),
                new ChatPane.Pin("", Saying.NOTHING),
                Panel.About.blank(),
                Panel.MemberRow.blank(),
                Picker.forAdding(),
                Panel.Leaving.blank(),
                Panel.Traces.blank());
    }
}

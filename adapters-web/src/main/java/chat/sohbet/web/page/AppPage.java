package chat.sohbet.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The app: the list on one side, a conversation on the other, of which a narrow window shows
/// `pane`.
record AppPage(
        Shell shell,
        String title,
        PersonRow me,
        String email,
        String form,
        String pane,
        String section,
        String unread,
        List<ConversationRow> rows,
        String query,
        List<PersonRow> people,
        String morePeople,
        List<Device> devices,
        @Nullable ChatPane chat) {
    /// Where the reader is signed in.
    record Device(String id, String name, String at, String time, boolean current) {}

    /// What the browser clones.
    record Blank(
            ConversationRow row,
            PersonRow person,
            MessageBubble message,
            Happening happening,
            ChatPane chat) {}

    boolean inChats() {
        return section.equals("chats");
    }

    boolean inPeople() {
        return section.equals("people");
    }

    boolean inMe() {
        return section.equals("me");
    }

    Blank blank() {
        return new Blank(
                ConversationRow.blank(),
                PersonRow.blank(),
                MessageBubble.blank(),
                new Happening(0, ""),
                ChatPane.blank());
    }
}

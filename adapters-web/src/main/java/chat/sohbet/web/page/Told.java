package chat.sohbet.web.page;

import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.List;

/// What somebody did to a group, as a sentence, the same as in `static/js/helpers/words.js`.
final class Told {
    private Told() {}

    static String of(Message message, Event event, People people) {
        var who = people.name(message.author(), "You");
        var whom = list(event.users().stream().map(user -> people.name(user, "you")).toList());
        return switch (event.what()) {
            case CREATED -> who + " made the group “" + event.text() + "”";
            case RENAMED -> who + " changed the name to “" + event.text() + "”";
            case DESCRIBED -> who + " changed the description";
            case ADDED -> who + " added " + whom;
            case REMOVED -> who + " removed " + whom;
            case LEFT -> who + " left";
            case JOINED -> who + " joined by the invite link";
            case PROMOTED -> who + " made " + whom + " an admin";
            case DEMOTED -> who + " made " + whom + " a member";
        };
    }

    private static String list(List<String> names) {
        if (names.size() < 2) return String.join("", names);
        var most = String.join(", ", names.subList(0, names.size() - 1));
        return most + (names.size() > 2 ? ", and " : " and ") + names.getLast();
    }

    /// Who people are, to the one who reads.
    interface People {
        /// The person's name, or `you` for the reader.
        String name(UserId user, String you);
    }
}

package chat.sohbet.web.page;

import java.util.List;

/// What was found: chats by their titles, people by their names, and messages by what they say.
record Finding(
        List<StarRow> chats, List<PersonRow> people, List<StarRow> messages, Filters filters) {
    static final Finding NOTHING = nothing(Filters.NONE);

    static Finding nothing(Filters filters) {
        return new Finding(List.of(), List.of(), List.of(), filters);
    }

    boolean anyChats() {
        return !chats.isEmpty();
    }

    boolean anyPeople() {
        return !people.isEmpty();
    }

    boolean anyMessages() {
        return !messages.isEmpty();
    }

    boolean any() {
        return anyChats() || anyPeople() || anyMessages();
    }
}

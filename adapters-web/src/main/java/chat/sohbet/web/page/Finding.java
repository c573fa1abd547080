package chat.sohbet.web.page;

import java.util.List;

/// What was found: chats by their titles, people by their names, and messages by what they say.
record Finding(List<StarRow> chats, List<PersonRow> people, List<StarRow> messages) {
    static final Finding NOTHING = new Finding(List.of(), List.of(), List.of());

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

package chat.sohbet.web.page;

import chat.sohbet.domain.user.User;
import chat.sohbet.web.language.Saying;

/// Somebody in the directory.
record PersonRow(String id, String name, String username, Face face, Saying greeting) {
    private static final Saying GREETING = Saying.of("people.greet");

    static PersonRow of(User user) {
        var name = user.displayName().text();
        return new PersonRow(
                user.id().toString(), name, user.username().text(), Face.of(user), GREETING);
    }

    static PersonRow blank() {
        return new PersonRow("", "", "", new Face(1, ""), GREETING);
    }
}

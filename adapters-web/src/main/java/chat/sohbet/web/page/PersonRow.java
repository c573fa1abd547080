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

    /// What somebody is called, in the reader's language where that is no name.
    static Saying called(User user) {
        return user.deleted()
                ? Saying.of("people.deleted")
                : Saying.plain(user.displayName().text());
    }

    /// By what they are found, if they are.
    static Saying handle(User user) {
        return user.deleted() ? Saying.NOTHING : Saying.plain("@" + user.username().text());
    }

    static PersonRow blank() {
        return new PersonRow("", "", "", new Face(1, ""), GREETING);
    }
}

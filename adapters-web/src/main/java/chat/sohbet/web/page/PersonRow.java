package chat.sohbet.web.page;

import chat.sohbet.domain.user.User;

/// Somebody in the directory.
record PersonRow(String id, String name, String username, Face face, String greeting) {
    static PersonRow of(User user) {
        var name = user.displayName().text();
        return new PersonRow(
                user.id().toString(),
                name,
                user.username().text(),
                Face.of(user.id().value(), name),
                "Say hello");
    }

    static PersonRow blank() {
        return new PersonRow("", "", "", new Face(1, ""), "Say hello");
    }
}

package chat.sohbet.web.page;

import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.language.Saying;
import java.util.Map;
import java.util.Optional;

/// Who people are, to the one who reads.
record People(UserId me, Map<UserId, User> known) {
    private static final Saying SOMEBODY = Saying.of("people.somebody");
    private static final Saying YOU = Saying.of("told.you");

    boolean me(UserId user) {
        return user.equals(me);
    }

    /// The person's name; who isn't known here is somebody.
    Saying name(UserId user) {
        return Optional.ofNullable(known.get(user)).map(PersonRow::called).orElse(SOMEBODY);
    }

    /// The name by which others call them, if they are known here.
    Optional<String> called(UserId user) {
        return Optional.ofNullable(known.get(user)).map(found -> found.displayName().text());
    }

    /// The person's name within a sentence, "you" for the reader.
    Saying whom(UserId user) {
        return me(user) ? YOU : name(user);
    }

    /// The picture that stands for them.
    Face face(UserId user) {
        return Optional.ofNullable(known.get(user))
                .map(Face::of)
                .orElseGet(() -> Face.of(user.value(), ""));
    }
}

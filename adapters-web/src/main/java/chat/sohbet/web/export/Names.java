package chat.sohbet.web.export;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.language.Saying;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is named in a conversation; asked for once each.
final class Names {
    private final Chat chat;
    private final UserId me;
    private final Map<UserId, User> known = new HashMap<>();

    Names(Chat chat, UserId me) {
        this.chat = chat;
        this.me = me;
    }

    void know(Collection<UserId> ids) {
        chat.accounts().users(me, ids).forEach(this::know);
    }

    void know(User user) {
        known.put(user.id(), user);
    }

    User user(Member member) {
        return find(member.user()).orElseThrow();
    }

    Saying of(UserId id) {
        return find(id).map(Names::of).orElseGet(() -> Saying.of("people.somebody"));
    }

    /// What somebody is called, in the reader's language where that is no name.
    static Saying of(User user) {
        return user.deleted()
                ? Saying.of("people.deleted")
                : Saying.plain(user.displayName().text());
    }

    private Optional<User> find(UserId id) {
        if (!known.containsKey(id)) know(List.of(id));
        return Optional.ofNullable(known.get(id));
    }
}

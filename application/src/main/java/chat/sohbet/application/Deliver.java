package chat.sohbet.application;

import chat.sohbet.application.port.Audience;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// News reaches the people on this node: each gets what they may see, and equal views are made
/// once, not once a person.
final class Deliver {
    private static final System.Logger LOG = System.getLogger(Deliver.class.getName());

    private final Conversations conversations;
    private final Users users;
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();

    Deliver(Conversations conversations, Users users) {
        this.conversations = conversations;
        this.users = users;
    }

    void to(Audience audience) {
        audiences.add(audience);
    }

    void deliver(News news) {
        switch (news) {
            case News.Changed changed -> changed(changed);
            case News.Moved moved ->
                    conversations
                            .changed(moved.conversation(), moved.after())
                            .forEach(this::changed);
            // As everybody may see them now, whatever the news says of them.
            case News.Joined joined ->
                    users.find(joined.user().id())
                            .ifPresent(user -> tell(audience -> audience.joined(user)));
            case News.Ended ended -> tell(audience -> audience.ended(ended.session()));
            case News.Marked marked ->
                    tell(audience -> audience.marked(marked.mark(), marked.to()));
            case News.Merged merged ->
                    merged.others()
                            .forEach((user, marks) ->
                                    tell(audience ->
                                            audience.merged(merged.conversation(), user, marks)));
            case News.Typing typing -> tell(audience -> audience.typing(typing));
            case News.Present present -> tell(audience -> audience.present(present.presence()));
            case News.Self self -> tell(audience -> audience.self(self));
        }
    }

    /// Everybody has to go.
    void cutOff() {
        tell(Audience::cutOff);
    }

    private void changed(News.Changed changed) {
        LOG.log(
                Level.DEBUG,
                () ->
                        "delivered %s up to version %d, for %d people"
                                .formatted(
                                        changed.change().conversation(),
                                        changed.change().version(),
                                        changed.to().size()));
        var others = new HashSet<>(changed.to());
        for (var author : authors(changed.change())) {
            if (others.remove(author)) tell(changed.change().seenBy(author), Set.of(author));
        }
        if (!others.isEmpty())
            tell(changed.change().seenBy(others.iterator().next()), Set.copyOf(others));
        if (!changed.blind().isEmpty()) tell(changed.change().withoutMessages(), changed.blind());
    }

    private static Set<UserId> authors(Change change) {
        return change.messages().stream().map(Message::author).collect(Collectors.toSet());
    }

    private void tell(Change change, Set<UserId> to) {
        tell(audience -> audience.changed(change, to));
    }

    private void tell(Consumer<Audience> saying) {
        audiences.forEach(saying);
    }
}

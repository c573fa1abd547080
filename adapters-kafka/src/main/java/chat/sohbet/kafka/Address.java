package chat.sohbet.kafka;

import chat.sohbet.application.port.News;
import chat.sohbet.domain.user.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Whom news concern.
sealed interface Address {
    /// These people, wherever they are.
    record To(Set<UserId> users) implements Address {}

    /// Whoever talks with somebody.
    record Around(UserId user) implements Address {}

    /// Every node: HTTP and the directory are everywhere, and whom rows concern that moved, only
    /// the rows tell.
    record Everywhere() implements Address {}

    static Address of(News news) {
        return switch (news) {
            case News.Changed changed -> {
                var all = new HashSet<>(changed.to());
                all.addAll(changed.blind());
                yield new To(all);
            }
            case News.Marked marked -> new To(marked.to());
            case News.Merged merged -> new To(merged.others().keySet());
            case News.Typing typing -> new To(typing.to());
            case News.Self self -> new To(Set.of(self.user()));
            case News.Present present -> new Around(present.presence().user());
            case News.Joined _, News.Ended _, News.Moved _ -> new Everywhere();
        };
    }

    /// What of `news` concerns `users`.
    static News only(News news, Set<UserId> users) {
        return switch (news) {
            case News.Changed changed ->
                    new News.Changed(
                            changed.change(),
                            both(changed.to(), users),
                            both(changed.blind(), users));
            case News.Marked marked -> new News.Marked(marked.mark(), both(marked.to(), users));
            case News.Merged merged ->
                    new News.Merged(merged.conversation(), both(merged.others(), users));
            case News.Typing typing ->
                    new News.Typing(
                            typing.conversation(),
                            typing.user(),
                            typing.active(),
                            typing.until(),
                            both(typing.to(), users));
            case News.Self _, News.Present _, News.Joined _, News.Ended _, News.Moved _ -> news;
        };
    }

    /// Goes through the smaller of two sets.
    static Set<UserId> both(Set<UserId> one, Set<UserId> other) {
        var smaller = one.size() < other.size() ? one : other;
        Predicate<UserId> larger = smaller == one ? other::contains : one::contains;
        return smaller.stream().filter(larger).collect(Collectors.toSet());
    }

    private static <T> Map<UserId, T> both(Map<UserId, T> one, Set<UserId> other) {
        var both = new HashMap<>(one);
        both.keySet().retainAll(other);
        return both;
    }
}

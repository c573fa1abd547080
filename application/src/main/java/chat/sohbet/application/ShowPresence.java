package chat.sohbet.application;

import chat.sohbet.application.port.Blocks;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Preferences;
import chat.sohbet.application.port.Presences;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// People come, go and type, and those who look see it. Nothing of it is promised: what gets lost
/// is over by itself soon. Reached by [Chat#presence].
public final class ShowPresence {
    /// How long somebody types after they last said so.
    static final Duration TYPING = Duration.ofSeconds(6);

    private final Presences presences;
    private final Conversations conversations;
    private final Blocks blocks;
    private final Preferences preferences;
    private final Feed feed;
    private final Clock clock;

    ShowPresence(
            Presences presences,
            Conversations conversations,
            Blocks blocks,
            Preferences preferences,
            Feed feed,
            Clock clock) {
        this.presences = presences;
        this.conversations = conversations;
        this.blocks = blocks;
        this.preferences = preferences;
        this.feed = feed;
        this.clock = clock;
    }

    /// Somebody has their first connection to this node.
    public void arrive(UserId user) {
        feed.carry(new News.Present(presences.arrive(user)));
    }

    /// Somebody's last connection to this node has been gone for a while.
    public void depart(UserId user) {
        feed.carry(new News.Present(presences.depart(user)));
    }

    /// Who of `users` is connected, to whichever node, as `viewer` may know it: who has blocked
    /// them seems never to have been here, and so does who keeps that to themselves; who does is
    /// told of nobody but themselves.
    public List<Presence> presences(UserId viewer, Collection<UserId> users) {
        var blockers = blocks.blockers(viewer, users);
        var reserved = reserved(viewer, users);
        return presences.of(users).stream()
                .map(presence ->
                        blockers.contains(presence.user())
                                        || !shared(presence.user(), viewer, reserved)
                                ? Presence.unseen(presence.user())
                                : presence)
                .toList();
    }

    /// Who of `viewers` may not hear now when `user` comes or goes: all that [#presences] leaves
    /// out.
    public Set<UserId> blind(UserId user, Collection<UserId> viewers) {
        var blocked = blocks.of(user);
        var reserved = reserved(user, viewers);
        return viewers.stream()
                .filter(viewer -> blocked.contains(viewer) || !shared(user, viewer, reserved))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<UserId, Privacy> reserved(UserId one, Collection<UserId> others) {
        var all = new HashSet<>(others);
        all.add(one);
        return preferences.reserved(all);
    }

    private static boolean shared(UserId user, UserId viewer, Map<UserId, Privacy> reserved) {
        if (user.equals(viewer) || reserved.isEmpty()) return true;
        var own = reserved.getOrDefault(user, Privacy.OPEN);
        return own.sharesLastSeen(reserved.getOrDefault(viewer, Privacy.OPEN));
    }

    /// Somebody is typing, or stopped. Ignored where they are no member.
    public void typing(UserId me, ConversationId conversation, boolean active) {
        var to = conversations.audience(me, conversation);
        if (to.isEmpty()) return;
        feed.carry(new News.Typing(conversation, me, active, clock.instant().plus(TYPING), to));
    }
}

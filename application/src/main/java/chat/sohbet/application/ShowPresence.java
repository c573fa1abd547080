package chat.sohbet.application;

import chat.sohbet.application.port.Blocks;
import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Presences;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// People come, go and type, and those who look see it. Nothing of it is promised: what gets lost
/// is over by itself soon.
final class ShowPresence {
    /// How long somebody types after they last said so.
    static final Duration TYPING = Duration.ofSeconds(6);

    private final Presences presences;
    private final Conversations conversations;
    private final Blocks blocks;
    private final Feed feed;
    private final Clock clock;

    ShowPresence(
            Presences presences,
            Conversations conversations,
            Blocks blocks,
            Feed feed,
            Clock clock) {
        this.presences = presences;
        this.conversations = conversations;
        this.blocks = blocks;
        this.feed = feed;
        this.clock = clock;
    }

    void arrive(UserId user) {
        feed.carry(new News.Present(presences.arrive(user)));
    }

    void depart(UserId user) {
        feed.carry(new News.Present(presences.depart(user)));
    }

    /// Who has blocked `viewer` seems to them never to have been here.
    List<Presence> presences(UserId viewer, Collection<UserId> users) {
        var blockers = blocks.blockers(viewer, users);
        return presences.of(users).stream()
                .map(presence ->
                        blockers.contains(presence.user())
                                ? Presence.unseen(presence.user())
                                : presence)
                .toList();
    }

    void typing(UserId me, ConversationId conversation, boolean active) {
        var to = conversations.audience(me, conversation);
        if (to.isEmpty()) return;
        feed.carry(new News.Typing(conversation, me, active, clock.instant().plus(TYPING), to));
    }
}

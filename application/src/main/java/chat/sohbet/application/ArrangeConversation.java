package chat.sohbet.application;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Preferences;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.user.UserId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A person mutes, archives, pins, marks as unread or drafts, for themselves alone and on all of
/// their devices.
final class ArrangeConversation {
    private final Preferences preferences;
    private final Feed feed;

    ArrangeConversation(Preferences preferences, Feed feed) {
        this.preferences = preferences;
        this.feed = feed;
    }

    /// Empty if `me` is and was no member.
    Optional<News.Self> arrange(
            UserId me, ConversationId conversation, UnaryOperator<Preference> change) {
        var news = preferences.change(me, conversation, change);
        news.filter(self -> self.version() > self.after()).ifPresent(feed::carry);
        return news;
    }
}

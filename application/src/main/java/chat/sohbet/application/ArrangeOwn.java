package chat.sohbet.application;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Preferences;
import chat.sohbet.application.port.Preferences.Told;
import chat.sohbet.application.port.Presences;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Noting;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Star;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a person does for themselves alone, and on all of their devices: mute, archive, pin, mark
/// as unread, draft; give stars; delete messages, clear conversations and take them out of the
/// list.
public final class ArrangeOwn {
    /// Stars on a page.
    public static final int MAX_STARS = 100;

    private final Preferences preferences;
    private final Presences presences;
    private final Users users;
    private final Feed feed;

    ArrangeOwn(Preferences preferences, Presences presences, Users users, Feed feed) {
        this.preferences = preferences;
        this.presences = presences;
        this.users = users;
        this.feed = feed;
    }

    /// Mutes, archives, pins, marks as unread or drafts. Empty if `me` is and was no member.
    public Optional<News.Self> arrange(
            UserId me, ConversationId conversation, UnaryOperator<Preference> change) {
        var news = preferences.change(me, conversation, change);
        news.ifPresent(this::tell);
        return news;
    }

    /// Gives a message a star, or takes it back.
    public Told star(UserId me, ConversationId conversation, long seq, boolean star) {
        return told(
                preferences.note(me, conversation, seq, (target, now) -> now.star(star, target)));
    }

    /// Deletes a message for `me`, whoever wrote it.
    public Told delete(UserId me, ConversationId conversation, long seq) {
        return told(
                preferences.note(me, conversation, seq, (_, now) -> new Noting.Noted(now.hide())));
    }

    /// Clears a conversation up to `seq`; it stays in the list.
    public Told clear(UserId me, ConversationId conversation, long seq) {
        return told(
                preferences.clear(
                        me,
                        conversation,
                        (now, _, _, last) -> Optional.of(now.cleared(Math.min(seq, last)))));
    }

    /// Clears a conversation up to `seq` and takes it out of the list until something new comes.
    /// Not allowed with a group of which `me` is a member.
    public Told remove(UserId me, ConversationId conversation, long seq) {
        return told(
                preferences.clear(
                        me,
                        conversation,
                        (now, kind, active, last) ->
                                kind == Kind.GROUP && active
                                        ? Optional.empty()
                                        : Optional.of(now.removed(Math.min(seq, last)))));
    }

    /// What changed since version `after` of mine.
    public News.Self since(UserId me, long after) {
        return preferences.since(me, after);
    }

    /// My [stars][Preferences#stars], [#MAX_STARS] at most.
    public List<Star> stars(UserId me, long before, int limit) {
        return preferences.stars(me, before, Math.min(limit, MAX_STARS));
    }

    /// What I let everybody see.
    public Privacy privacy(UserId me) {
        return preferences.privacy(me);
    }

    /// Lets everybody see this from now on. Who looks at me sees at once whether I am here, or no
    /// more; so it is with my picture.
    public void keep(UserId me, Privacy privacy) {
        boolean picture = preferences.privacy(me).picture();
        preferences.keep(me, privacy);
        if (privacy.picture() != picture)
            users.find(me).ifPresent(user -> feed.carry(new News.Joined(user)));
        presences.of(List.of(me)).forEach(presence -> feed.carry(new News.Present(presence)));
    }

    private Told told(Told told) {
        if (told instanceof Told.Done(var self)) tell(self);
        return told;
    }

    private void tell(News.Self self) {
        if (self.version() > self.after()) feed.carry(self);
    }
}

package chat.sohbet.application;

import chat.sohbet.application.port.Audience;
import chat.sohbet.application.port.News;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An audience that remembers what it was told.
final class Ears implements Audience {
    record Told(Change change, Set<UserId> to) {}

    final List<Told> changes = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    final List<Watermarks> merged = new ArrayList<>();
    final List<User> joined = new ArrayList<>();
    final List<SessionId> ended = new ArrayList<>();
    final List<News.Typing> typing = new ArrayList<>();
    final List<Presence> presences = new ArrayList<>();
    final List<News.Self> selves = new ArrayList<>();

    /// What `user` was told, change by change.
    List<Change> toldTo(UserId user) {
        return changes.stream().filter(told -> told.to().contains(user)).map(Told::change).toList();
    }

    @Override
    public void changed(Change change, Set<UserId> to) {
        changes.add(new Told(change, to));
    }

    @Override
    public void marked(Mark mark, Set<UserId> to) {
        marks.add(mark);
    }

    @Override
    public void merged(ConversationId conversation, UserId user, Watermarks others) {
        merged.add(others);
    }

    @Override
    public void typing(News.Typing typing) {
        this.typing.add(typing);
    }

    @Override
    public void present(Presence presence) {
        presences.add(presence);
    }

    @Override
    public void self(News.Self self) {
        selves.add(self);
    }

    @Override
    public void joined(User user) {
        joined.add(user);
    }

    @Override
    public void ended(SessionId session) {
        ended.add(session);
    }
}

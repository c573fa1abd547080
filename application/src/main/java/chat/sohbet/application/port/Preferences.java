package chat.sohbet.application.port;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Noting;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Star;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.Privacy;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What everybody has arranged for themselves: about conversations, and about single messages. Each
/// person has one counter, advanced by one with every change, under the person's lock. No
/// conversation's version moves; all that is read obeys what was hidden and cleared, from the
/// moment its change returns.
public interface Preferences {
    /// Replaces the preference about a conversation by what `change` makes of it, at the person's
    /// next version, and returns it as news; where it makes no difference, nothing is written and
    /// the news holds no preference (`after` equals `version`). Empty if `me` is and was no member.
    /// What is cleared and removed is not for `change` to say: see [#clear].
    Optional<News.Self> change(
            UserId me, ConversationId conversation, UnaryOperator<Preference> change);

    /// Asks `judge` what to note about a message, under the conversation's lock, and keeps it at
    /// the person's next version; what makes no difference is not written, as in [#change]. Refused
    /// where there is no such message for `me` to see; one they have hidden is shown to the judge.
    Told note(UserId me, ConversationId conversation, long seq, Noter judge);

    /// What is to be noted about `target`, given what is noted `now`.
    @FunctionalInterface
    interface Noter {
        Noting judge(Message target, Note now);
    }

    /// Asks `judge`, under the conversation's lock, up to where it is to be cleared, and keeps that
    /// at the person's next version. Notes about what is cleared are forgotten without a version of
    /// their own. Refused where `me` is and was no member, or where the judge has nothing to say.
    Told clear(UserId me, ConversationId conversation, Clearer judge);

    /// What is arranged about a conversation becomes of this; `seq` is the last message that its
    /// member may ever have seen, `active` says whether they are one still. Empty is not allowed.
    @FunctionalInterface
    interface Clearer {
        Optional<Preference> judge(Preference now, Kind kind, boolean active, long seq);
    }

    /// What came of it.
    sealed interface Told {
        /// It is so; the news holds no row where it was so before.
        record Done(News.Self self) implements Told {}

        record Refused(Refusal refusal) implements Told {}
    }

    /// Everything that changed since version `after`, in order of version, in one snapshot.
    News.Self since(UserId me, long after);

    /// Messages with a star that `me` may see now, `limit` at most, those starred last first,
    /// beginning with those starred before version `before` of theirs.
    List<Star> stars(UserId me, long before, int limit);

    /// What `me` lets everybody see; [Privacy#OPEN] for who never said.
    Privacy privacy(UserId me);

    /// Keeps it so; without a version, it is asked for by whoever shows it. Nothing happens where
    /// nobody has the id `me`.
    void keep(UserId me, Privacy privacy);

    /// Forgets all that somebody arranged and noted, but what they put out of their sight, and lets
    /// nobody see anything of them any more.
    void forget(UserId me);

    /// Those of `users` who keep something to themselves.
    Map<UserId, Privacy> reserved(Collection<UserId> users);
}

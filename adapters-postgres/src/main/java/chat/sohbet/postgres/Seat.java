package chat.sohbet.postgres;

import chat.sohbet.domain.conversation.Hidden;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the table `member`. `last` is there where the last message the member may see is not
/// the conversation's last one; `hidden` is what they put out of their sight, of later messages
/// only those that are looked at.
record Seat(Member member, Watermarks marks, @Nullable Last last, Hidden hidden) {
    record Last(long seq, Instant at) {}

    /// Of somebody who was never here before.
    static Seat fresh(Member member) {
        return new Seat(member, Watermarks.NONE, null, Hidden.NOTHING).as(member);
    }

    UserId user() {
        return member.user();
    }

    boolean sees(Message message) {
        return member.spans().contain(message.seq())
                && !message.hiddenFrom(user())
                && !hidden.contain(message.seq());
    }

    /// The member as they are from now on. What came before they joined is not for them to receive,
    /// so they count as having come so far: else nothing would ever have reached everybody.
    Seat as(Member changed) {
        long before = changed.active() ? changed.spans().list().getLast().from() - 1 : 0;
        return new Seat(changed, marks.merge(new Watermarks(before, before)), last, hidden);
    }

    Seat hiding(long seq) {
        return new Seat(member, marks, last, hidden.with(seq));
    }

    Seat sent(long seq, long lastByOthers) {
        return new Seat(member, marks.sent(seq, lastByOthers), last, hidden);
    }

    /// The same after `message` was appended behind `before`, the conversation's last until then.
    Seat after(Message message, Last before) {
        if (!sees(message)) return last == null ? new Seat(member, marks, before, hidden) : this;
        var own = member.active() ? null : new Last(message.seq(), message.at());
        return new Seat(member, marks, own, hidden);
    }
}

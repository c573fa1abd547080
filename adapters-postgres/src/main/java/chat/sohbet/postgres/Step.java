package chat.sohbet.postgres;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Trace;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One or more versions of a conversation that reach the same people, on their way to the feed.
record Step(
        long after,
        long version,
        long seq,
        List<Message> messages,
        List<Member> members,
        @Nullable Properties properties,
        Set<UserId> to,
        Set<UserId> blind,
        Trace trace) {
    /// What rows changed between two versions, and whom that reaches: who sees all of its messages,
    /// and, blind, present members who see none of them, be it that they hid them. Who is gone
    /// hears only that they went, and of nothing that goes on past it. From whom one is hidden, and
    /// who sees but some, hears nothing and catches up by version. `everybody` is who has a seat:
    /// so that the usual case needs no set of its own.
    static Step of(
            long after,
            long version,
            long seq,
            List<Message> messages,
            List<Member> members,
            @Nullable Properties properties,
            Collection<Seat> seats,
            Set<UserId> everybody) {
        if (seats.size() == everybody.size() && everybodySees(seats, messages))
            return new Step(
                    after,
                    version,
                    seq,
                    messages,
                    members,
                    properties,
                    everybody,
                    Set.of(),
                    Trace.current());
        var to = new HashSet<UserId>();
        var blind = new HashSet<UserId>();
        for (var seat : seats) {
            if (!seat.member().active() && seat.member().version() < version) continue;
            if (messages.stream().allMatch(seat::sees)) to.add(seat.user());
            else if (messages.stream()
                    .noneMatch(message -> seat.sees(message) || message.hiddenFrom(seat.user())))
                blind.add(seat.user());
        }
        return new Step(
                after, version, seq, messages, members, properties, to, blind, Trace.current());
    }

    private static boolean everybodySees(Collection<Seat> seats, List<Message> messages) {
        for (var seat : seats) {
            if (!seat.member().active()) return false;
            for (var message : messages) if (!seat.sees(message)) return false;
        }
        return true;
    }

    boolean reachesAs(Step next) {
        return to.equals(next.to) && blind.equals(next.blind);
    }

    /// Steps that follow each other and reach the same people as one, each row once.
    static Step together(List<Step> steps) {
        if (steps.size() == 1) return steps.getFirst();
        var rows = new LinkedHashMap<Long, Message>();
        var people = new LinkedHashMap<UserId, Member>();
        Properties properties = null;
        for (var step : steps) {
            step.messages.forEach(message -> rows.put(message.seq(), message));
            step.members.forEach(member -> people.put(member.user(), member));
            if (step.properties != null) properties = step.properties;
        }
        var last = steps.getLast();
        return new Step(
                steps.getFirst().after,
                last.version,
                last.seq,
                rows.values().stream().sorted(Comparator.comparing(Message::version)).toList(),
                people.values().stream().sorted(Comparator.comparing(Member::version)).toList(),
                properties,
                last.to,
                last.blind,
                Trace.together(steps.stream().map(Step::trace).toList()));
    }

    /// As the authors of its messages may see it.
    News.Changed news(ConversationId conversation) {
        var seen = messages.stream().map(message -> message.seenBy(message.author())).toList();
        var change = new Change(conversation, after, version, seq, seen, members, properties);
        return new News.Changed(change, to, blind);
    }
}

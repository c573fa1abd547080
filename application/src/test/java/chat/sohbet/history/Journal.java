package chat.sohbet.history;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that devices asked, were told and saw, with the moment of each.
final class Journal {
    /// Later than everything.
    static final long NEVER = Long.MAX_VALUE;

    private final Timeline timeline;
    private final Map<ClientId, Sending> sendings = new LinkedHashMap<>();
    private final Map<Long, Asking> askings = new LinkedHashMap<>();
    private final List<Heard> heard = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<String> protests = new ArrayList<>();
    private final Map<Happening, Integer> happenings = new EnumMap<>(Happening.class);
    private final List<InviteToken> tokens = new ArrayList<>();
    private long ids;

    /// A message somebody sends, however often its device has to say it.
    static final class Sending {
        final UserId author;
        final Command.Send command;
        final long first;
        long acked = NEVER;
        long seq;
        boolean refused;

        private Sending(UserId author, Command.Send command, long first) {
            this.author = author;
            this.command = command;
            this.first = first;
        }

        boolean isAcked() {
            return acked != NEVER;
        }
    }

    /// A request with an id, said once, and its answer, if one came.
    static final class Asking {
        final UserId user;
        final Command command;
        final long first;
        long answered = NEVER;
        @Nullable Frame answer;

        private Asking(UserId user, Command command, long first) {
            this.user = user;
            this.command = command;
            this.first = first;
        }

        /// It was done, and the asker knows.
        boolean done() {
            return answer != null && !(answer instanceof Frame.Refused);
        }

        /// It may have been done and may not; nobody told the asker.
        boolean open() {
            return answer == null || answer instanceof Frame.Refused refused && !refused.forGood();
        }
    }

    /// A frame that reached somebody's device.
    record Heard(UserId user, String device, Frame frame) {}

    /// Somebody's watermarks as the store had them at some moment.
    record Sample(ConversationId conversation, UserId user, Watermarks marks) {}

    Journal(Timeline timeline) {
        this.timeline = timeline;
    }

    long id() {
        return ++ids;
    }

    void sends(UserId author, Command.Send command) {
        var before =
                sendings.putIfAbsent(
                        command.clientId(), new Sending(author, command, timeline.step()));
        count(before == null ? Happening.SENT : Happening.RETRIED);
        if (!command.writing().attachments().isEmpty()) count(Happening.CARRIED);
    }

    void asks(UserId user, Command command) {
        askings.put(command.id(), new Asking(user, command, timeline.step()));
    }

    void hears(UserId user, String device, Frame frame) {
        heard.add(new Heard(user, device, frame));
        if (frame instanceof Frame.Ack ack && ack.clientId() != null) acked(ack, ack.clientId());
        if (frame instanceof Frame.Refused refused) {
            count(refused.forGood() ? Happening.REFUSED : Happening.TRIED_AGAIN);
            var sending = refused.clientId() == null ? null : sendings.get(refused.clientId());
            if (sending != null && refused.forGood()) sending.refused = true;
        }
        if (frame instanceof Frame.Invited invited && !tokens.contains(invited.token()))
            tokens.add(invited.token());
        var asking = askings.get(frame.id());
        if (asking != null && asking.answer == null) {
            asking.answer = frame;
            asking.answered = timeline.step();
            if (asking.done()) count(asking.command);
        }
    }

    private void count(Command done) {
        switch (done) {
            case Command.Add _, Command.Join _ -> count(Happening.JOINED);
            case Command.Remove _, Command.Leave _ -> count(Happening.LEFT);
            case Command.Edit _ -> count(Happening.EDITED);
            case Command.Delete _ -> count(Happening.DELETED);
            case Command.React _ -> count(Happening.REACTED);
            case Command.Pin _ -> count(Happening.PINNED);
            case Command.Block _ -> count(Happening.BLOCKED);
            case Command.Keep _ -> count(Happening.LIMITED);
            case Command.Own own when own.what() != Command.ForMe.UNSTAR ->
                    count(own.what() == Command.ForMe.STAR ? Happening.STARRED : Happening.HID);
            default -> {}
        }
    }

    private void acked(Frame.Ack ack, ClientId clientId) {
        if (ack.duplicate()) count(Happening.DUPLICATE);
        var sending = sendings.get(clientId);
        if (sending == null) {
            protests.add("I1: an answer to something never sent: " + ack);
        } else if (!sending.isAcked()) {
            sending.acked = timeline.step();
            sending.seq = ack.seq();
        } else if (sending.seq != ack.seq()) {
            protests.add("I1: acknowledged as " + sending.seq + " and again as " + ack);
        }
    }

    void samples(ConversationId conversation, UserId user, Watermarks marks) {
        samples.add(new Sample(conversation, user, marks));
    }

    /// Something that must not be, seen on the way.
    void protest(String what) {
        protests.add(what);
    }

    void count(Happening happening) {
        happenings.merge(happening, 1, Integer::sum);
    }

    /// The invite links that anybody has seen.
    List<InviteToken> tokens() {
        return tokens;
    }

    Collection<Sending> sendings() {
        return sendings.values();
    }

    Optional<Sending> sending(ClientId id) {
        return Optional.ofNullable(sendings.get(id));
    }

    Collection<Asking> askings() {
        return askings.values();
    }

    List<Heard> heard() {
        return heard;
    }

    List<Sample> samples() {
        return samples;
    }

    List<String> protests() {
        return protests;
    }

    Map<Happening, Integer> happenings() {
        return happenings;
    }
}

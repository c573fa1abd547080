package chat.sohbet.web.socket;

import chat.sohbet.application.port.News;
import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Message;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.MessageJson;
import chat.sohbet.web.json.OwnJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Keeps frames below a size by splitting between rows.
final class Splitting {
    /// What a file takes as JSON, with the longest of names.
    private static final int ATTACHMENT = 6 * FileName.MAX + 400;

    /// A row of the longest text, every character escaped, is smaller.
    private static final int LARGEST_ROW = 50 * 1024;

    private Splitting() {}

    /// The change itself if its rows have at most `most` bytes, or parts of it that lead from one
    /// to the next. Members and properties go with the first: somebody who gets no further has them
    /// twice, not never.
    static List<Change> of(Change change, int most) {
        var rows = rows(change.messages(), most);
        if (rows.size() <= 1) return List.of(change);
        var parts = new ArrayList<Change>();
        long after = change.after();
        for (int at = 0; at < rows.size(); at++) {
            var part = rows.get(at);
            boolean last = at == rows.size() - 1;
            long version = last ? change.version() : part.getLast().version();
            parts.add(part(change, at == 0, after, version, part));
            after = version;
        }
        return parts;
    }

    private static Change part(
            Change change, boolean first, long after, long version, List<Message> messages) {
        return new Change(
                change.conversation(),
                after,
                version,
                change.seq(),
                messages,
                first ? change.members() : List.of(),
                first ? change.shared() : null);
    }

    /// The same for what somebody arranged: each change has a version of its own, so it can be
    /// parted anywhere.
    static List<News.Self> of(News.Self self, int most) {
        var parts = new ArrayList<News.Self>();
        var row = new ArrayList<Own>();
        long after = self.after();
        int size = 0;
        for (var own : rows(self)) {
            int bytes = Json.bytes(own.json()).length;
            if (size + bytes > most && !row.isEmpty()) {
                long version = row.getLast().version();
                parts.add(part(self, after, version, row));
                after = version;
                row.clear();
                size = 0;
            }
            row.add(own);
            size += bytes;
        }
        parts.add(part(self, after, self.version(), row));
        return parts;
    }

    /// A row that is mine, of either sort.
    private sealed interface Own {
        long version();

        ObjectNode json();

        record OfConversation(Preference preference) implements Own {
            @Override
            public long version() {
                return preference.version();
            }

            @Override
            public ObjectNode json() {
                return OwnJson.preference(preference);
            }
        }

        record OfMessage(Note note) implements Own {
            @Override
            public long version() {
                return note.version();
            }

            @Override
            public ObjectNode json() {
                return OwnJson.note(note);
            }
        }
    }

    private static List<Own> rows(News.Self self) {
        return Stream.<Own>concat(
                        self.preferences().stream().map(Own.OfConversation::new),
                        self.notes().stream().map(Own.OfMessage::new))
                .sorted(Comparator.comparingLong(Own::version))
                .toList();
    }

    private static News.Self part(News.Self self, long after, long version, List<Own> rows) {
        var preferences = new ArrayList<Preference>();
        var notes = new ArrayList<Note>();
        for (var row : rows)
            switch (row) {
                case Own.OfConversation(var preference) -> preferences.add(preference);
                case Own.OfMessage(var note) -> notes.add(note);
            }
        return new News.Self(self.user(), after, version, preferences, notes);
    }

    private static List<List<Message>> rows(List<Message> messages, int most) {
        if (fits(messages, most)) return List.of(messages);
        var rows = new ArrayList<List<Message>>();
        int size = most + 1;
        for (var message : messages) {
            int row = size(message);
            if (size + row > most && !togetherWithLast(rows, message)) {
                rows.add(new ArrayList<>());
                size = 0;
            }
            rows.getLast().add(message);
            size += row;
        }
        return rows;
    }

    /// Rows of one version are not parted: whoever had the first would never ask for the others.
    private static boolean togetherWithLast(List<List<Message>> rows, Message message) {
        return !rows.isEmpty() && rows.getLast().getLast().version() == message.version();
    }

    /// The history with as many of its messages as have `most` bytes: those next to where the slice
    /// begins.
    static History cut(History history, Slice slice, int most) {
        var messages = history.messages();
        if (fits(messages, most)) return history;
        int from = anchor(messages, slice);
        int until = from;
        int left = most;
        boolean newer = true;
        while (from > 0 || until < messages.size()) {
            boolean forward = from == 0 || (newer && until < messages.size());
            int row = size(messages.get(forward ? until : from - 1));
            if (row > left) break;
            left -= row;
            if (forward) until++;
            else from--;
            newer = !newer;
        }
        boolean cut = backward(slice) ? from > 0 : until < messages.size();
        return new History(
                history.conversation(),
                history.version(),
                messages.subList(from, until),
                history.more() || cut);
    }

    private static boolean backward(Slice slice) {
        return slice instanceof Slice.Newest || slice instanceof Slice.Before;
    }

    /// Before which message to begin.
    private static int anchor(List<Message> messages, Slice slice) {
        return switch (slice) {
            case Slice.Newest _, Slice.Before _ -> messages.size();
            case Slice.From _ -> 0;
            case Slice.Around around -> {
                int at = 0;
                while (at < messages.size() && messages.get(at).seq() < around.seq()) at++;
                yield at;
            }
        };
    }

    /// Whether they fit for certain, without rendering them to see: hardly ever is anything so
    /// long.
    private static boolean fits(List<Message> messages, int most) {
        if (messages.size() <= most / LARGEST_ROW) return true;
        long bound = 0;
        for (var message : messages) bound += bound(message);
        return bound <= most;
    }

    /// More bytes than its row can have: a unit of text has six at most (`\u0000`), an emoji fewer
    /// than its reaction is granted.
    private static int bound(Message message) {
        int content =
                switch (message.content()) {
                    case Content.Written written ->
                            6 * written.body().text().length()
                                    + 64 * written.writing().mentions().size()
                                    + ATTACHMENT * written.writing().attachments().size();
                    case Content.Happened happened ->
                            6 * happened.event().text().length()
                                    + 64 * happened.event().users().size();
                    case Content.Deleted _ -> 0;
                };
        return 512 + content + 512 * message.reactions().size();
    }

    private static int size(Message message) {
        return Json.bytes(MessageJson.message(message)).length;
    }
}

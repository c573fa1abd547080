package chat.sohbet.memory;

import chat.sohbet.application.port.News;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Note;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.user.UserId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What one person has arranged, guarded by this object's monitor.
final class Own {
    private final UserId me;
    private final Map<ConversationId, Preference> preferences = new HashMap<>();
    private final Map<Place, Note> notes = new HashMap<>();
    private long version;

    private record Place(ConversationId conversation, long seq) {
        static Place of(Note note) {
            return new Place(note.conversation(), note.seq());
        }
    }

    Own(UserId me) {
        this.me = me;
    }

    synchronized Preference preference(ConversationId conversation) {
        return preferences.getOrDefault(conversation, Preference.none(conversation));
    }

    synchronized Note note(ConversationId conversation, long seq) {
        return notes.getOrDefault(new Place(conversation, seq), Note.none(conversation, seq));
    }

    synchronized News.Self unchanged() {
        return News.Self.unchanged(me, version);
    }

    synchronized News.Self change(ConversationId conversation, UnaryOperator<Preference> change) {
        var before = preference(conversation);
        var after = change.apply(before);
        if (!after.conversation().equals(conversation))
            throw new IllegalStateException("a preference about another conversation");
        if (after.cleared() != before.cleared() || after.removed() != before.removed())
            throw new IllegalStateException("cleared without the conversation's lock");
        return after.at(before.version()).equals(before) ? unchanged() : keep(after);
    }

    private News.Self keep(Preference after) {
        var kept = after.at(++version);
        preferences.put(kept.conversation(), kept);
        return News.Self.of(me, kept);
    }

    synchronized News.Self keep(Note after) {
        var kept = after.at(++version);
        notes.put(Place.of(kept), kept);
        return News.Self.of(me, kept);
    }

    /// Keeps it, and forgets what was noted about messages that are cleared.
    synchronized News.Self clear(Preference after) {
        notes.keySet()
                .removeIf(place ->
                        place.conversation().equals(after.conversation())
                                && place.seq() <= after.cleared());
        return keep(after);
    }

    synchronized void forget() {
        preferences.clear();
        notes.clear();
    }

    synchronized void forget(ConversationId conversation, long seq) {
        notes.remove(new Place(conversation, seq));
    }

    synchronized News.Self since(long after) {
        var changed =
                preferences.values().stream()
                        .filter(preference -> preference.version() > after)
                        .sorted(Comparator.comparingLong(Preference::version))
                        .toList();
        var noted =
                notes.values().stream()
                        .filter(note -> note.version() > after)
                        .sorted(Comparator.comparingLong(Note::version))
                        .toList();
        return new News.Self(me, after, version, changed, noted);
    }

    /// Last first.
    synchronized List<Note> starred(long before) {
        return notes.values().stream()
                .filter(note -> note.starred() && note.version() < before)
                .sorted(Comparator.comparingLong(Note::version).reversed())
                .toList();
    }
}

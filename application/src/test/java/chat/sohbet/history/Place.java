package chat.sohbet.history;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a device knows of one conversation: perhaps its head alone, perhaps also the rows from some
/// message on. Rows merge by their version, whatever way they come.
final class Place {
    final ConversationId id;
    private final UserId user;

    /// Everything that came, by seq. Those before [#from] are loose: there may be holes between.
    private final NavigableMap<Long, Message> rows = new TreeMap<>();

    private final Map<UserId, Frame.Seat> members = new LinkedHashMap<>();
    private @Nullable Properties properties;
    private boolean held;
    private long version;
    private long from;
    private boolean whole;
    private long wanted;
    private boolean listed;
    private boolean active = true;
    private long activeAt;
    private Watermarks mine = Watermarks.NONE;
    private Watermarks others = Watermarks.NONE;

    /// How far its user has looked, on this device.
    long read;

    /// What it has said on this connection of how far it has come.
    Watermarks told = Watermarks.NONE;

    /// How often in a row it asked what it lacks.
    int asked;

    /// The requests under way, 0 for none.
    long fetching;

    long loading;
    long looking;
    boolean looked;

    /// What came of a change.
    enum Applied {
        NEW,
        KNOWN,
        GAP,
        RESET
    }

    Place(ConversationId id, UserId user) {
        this.id = id;
        this.user = user;
    }

    Applied apply(Frame.Changes changes) {
        wanted = Math.max(wanted, changes.version());
        if (changes.reset()) {
            drop();
            return Applied.RESET;
        }
        if (held && changes.version() <= version) return Applied.KNOWN;
        if (changes.after() > version) return Applied.GAP;
        if (!held) {
            hold(0, 1, true);
            looked = true;
        }
        merge(changes.messages());
        seats(changes.members());
        properties(changes.properties());
        version = changes.version();
        asked = 0;
        return Applied.NEW;
    }

    /// Whether a message is missing among those that are shown.
    boolean lacks(Message message) {
        return held
                && message.seq() > from
                && message.seq() < top()
                && !rows.containsKey(message.seq());
    }

    /// The last page, where nothing is held yet.
    void adopt(Frame.Page page) {
        wanted = Math.max(wanted, page.version());
        merge(page.messages());
        if (held) return;
        hold(page.version(), page.messages().isEmpty() ? 1 : first(page), !page.more());
    }

    /// A page before what is held.
    void extend(Frame.Page page) {
        merge(page.messages());
        if (!held) return;
        if (!page.messages().isEmpty()) from = Math.min(from, first(page));
        if (!page.more()) whole = true;
    }

    private static long first(Frame.Page page) {
        return page.messages().getFirst().seq();
    }

    private void hold(long version, long from, boolean whole) {
        this.held = true;
        this.version = version;
        this.from = from;
        this.whole = whole;
    }

    /// Forgets all but the head.
    void drop() {
        rows.clear();
        members.clear();
        properties = null;
        held = false;
        version = 0;
        whole = false;
        fetching = 0;
        loading = 0;
        looking = 0;
        looked = false;
    }

    void head(Frame.Row row) {
        listed = true;
        active(row.active(), row.version());
        wanted = Math.max(wanted, row.version());
        mine = mine.merge(row.mine());
        others = row.others();
    }

    void look(Frame.Looked answer) {
        head(answer.row());
        seats(answer.members());
        properties(answer.row().properties());
        looked = true;
    }

    void merge(List<Message> messages) {
        for (var message : messages)
            rows.merge(
                    message.seq(),
                    message,
                    (old, fresh) -> fresh.version() > old.version() ? fresh : old);
    }

    private void seats(List<Frame.Seat> seats) {
        for (var seat : seats) {
            members.merge(
                    seat.user(),
                    seat,
                    (old, fresh) -> fresh.version() > old.version() ? fresh : old);
            if (seat.user().equals(user)) active(seat.active(), seat.version());
        }
    }

    private void active(boolean now, long version) {
        if (version < activeAt) return;
        // Members are shown to members: who was none, or was away, has to look again.
        if (now && !active) looked = false;
        active = now;
        activeAt = version;
    }

    private void properties(@Nullable Properties fresh) {
        if (fresh != null && (properties == null || fresh.version() > properties.version()))
            properties = fresh;
    }

    void marked(Watermarks marks) {
        mine = mine.merge(marks);
    }

    void others(Watermarks marks) {
        others = marks;
    }

    boolean held() {
        return held;
    }

    /// Its list row came, so there is more to it than a rumour.
    boolean listed() {
        return listed;
    }

    boolean active() {
        return active;
    }

    /// Its user runs the group.
    boolean admin() {
        var seat = members.get(user);
        return seat != null && seat.active() && seat.role() == Role.ADMIN;
    }

    boolean behind() {
        return version < wanted;
    }

    boolean whole() {
        return whole;
    }

    long version() {
        return version;
    }

    long wanted() {
        return wanted;
    }

    Watermarks mine() {
        return mine;
    }

    Watermarks others() {
        return others;
    }

    /// The number before which older messages are to be loaded.
    long from() {
        return from;
    }

    /// What is shown, in order.
    List<Message> shown() {
        return held ? List.copyOf(rows.tailMap(from, true).values()) : List.of();
    }

    /// The last message's number, 0 where there is none.
    long top() {
        return held && !rows.isEmpty() ? rows.lastKey() : 0;
    }

    Map<UserId, Frame.Seat> members() {
        return members;
    }

    @Nullable Properties properties() {
        return properties;
    }
}

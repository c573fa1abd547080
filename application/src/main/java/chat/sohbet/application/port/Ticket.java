package chat.sohbet.application.port;

/// An outbox entry's place: tickets order entries so that none that is committed later comes before
/// one that was read.
public record Ticket(long transaction, long id) implements Comparable<Ticket> {
    /// Before every entry.
    public static final Ticket START = new Ticket(0, 0);

    @Override
    public int compareTo(Ticket other) {
        int first = Long.compare(transaction, other.transaction);
        return first != 0 ? first : Long.compare(id, other.id);
    }
}

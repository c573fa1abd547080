package chat.sohbet.domain.user;

/// What everybody may see of somebody: when they were last here (and whether they are), that they
/// have read a message of a direct conversation, and their picture. Who keeps one of the first two
/// to themselves isn't told it of others either.
public record Privacy(boolean lastSeen, boolean readMarks, boolean picture) {
    /// As everybody begins.
    public static final Privacy OPEN = new Privacy(true, true, true);

    public Privacy lastSeen(boolean everybody) {
        return new Privacy(everybody, readMarks, picture);
    }

    public Privacy readMarks(boolean everybody) {
        return new Privacy(lastSeen, everybody, picture);
    }

    public Privacy picture(boolean everybody) {
        return new Privacy(lastSeen, readMarks, everybody);
    }

    /// Whether these two tell each other when they were last here.
    public boolean sharesLastSeen(Privacy other) {
        return lastSeen && other.lastSeen;
    }

    /// Whether these two tell each other what they have read.
    public boolean sharesReadMarks(Privacy other) {
        return readMarks && other.readMarks;
    }
}

package chat.sohbet.history;

/// How much goes on in a simulation.
///
/// @param people how many, with two devices each
/// @param group how many of them are in the group that is managed most; all are in the hot room
/// @param storm moves while everything fails
/// @param calm moves afterwards, while nothing does
/// @param pace milliseconds between two moves, on the average
/// @param flood messages in the hot room in the middle of the storm, one upon the other: past
///   [Resync#MAX_ROWS][chat.sohbet.domain.conversation.Resync#MAX_ROWS], who slept starts anew
public record Size(int people, int group, int storm, int calm, int pace, int flood) {
    /// A handful of people: quick, and everybody gets into everybody's way.
    public static final Size SMALL = new Size(4, 3, 120, 40, 40, 0);

    /// Everybody at once: what is written together is committed together.
    public static final Size CROWD = new Size(12, 8, 800, 150, 6, 200);

    /// A class, a group of 20, and a room in which much is said.
    public static final Size LARGE = new Size(24, 20, 2_000, 400, 25, 520);
}

package chat.sohbet.history;

/// How bad it is at the moment: the probability of each misfortune, 0 to 1.
///
/// @param drop a frame to a device is lost
/// @param twice it arrives twice
/// @param late it arrives seconds later, and others overtake it
/// @param unavailable a port refuses its service, perhaps after it was done
/// @param lost a neighbour doesn't hear what the feed carried
public record Faults(double drop, double twice, double late, double unavailable, double lost) {
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0);
    public static final Faults STORM = new Faults(0.04, 0.06, 0.08, 0.02, 0.1);
}

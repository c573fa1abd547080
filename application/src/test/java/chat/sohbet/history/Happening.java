package chat.sohbet.history;

/// What a simulation should have been through, or it wasn't a storm.
public enum Happening {
    /// A message was sent for the first time.
    SENT,
    /// The same was sent again, perhaps by another device.
    RETRIED,
    /// The answer said that it had been there before.
    DUPLICATE,
    /// A message carried a file.
    CARRIED,
    /// A change came that didn't follow what a device held.
    GAP,
    /// A device had missed so much that it started anew.
    RESET,
    RECONNECTED,
    /// A device lost all it held.
    FORGOT,
    CRASHED,
    REFUSED,
    /// A node asked to be asked again.
    TRIED_AGAIN,
    EDITED,
    DELETED,
    REACTED,
    PINNED,
    /// Somebody became a member.
    JOINED,
    /// Somebody was no member any more.
    LEFT,
    BLOCKED,
    /// Somebody said how long messages are kept.
    LIMITED,
    STARRED,
    HID
}

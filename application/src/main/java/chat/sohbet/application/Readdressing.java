package chat.sohbet.application;

/// What came of somebody's wish to have another e-mail address.
public enum Readdressing {
    DONE,
    /// It was somebody else who asked, or they mistyped.
    WRONG_PASSWORD,
    /// Somebody else has the address.
    TAKEN
}

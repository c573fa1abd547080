package chat.sohbet.application.port;

import chat.sohbet.domain.user.Username;

/// The rules by which two usernames are one.
public interface Names {
    /// The keys of a username. Equal canonical forms for names that differ in case or width only;
    /// equal skeletons for names that look alike. Throws
    /// [InvalidValue][chat.sohbet.domain.InvalidValue] for `username` where the rules forbid the
    /// name altogether.
    Keys keys(Username username);

    /// The two forms by which usernames are compared: `canonical` (width and case mapped, NFC: the
    /// same name) and `skeleton` (the same to the eye, across scripts).
    record Keys(String canonical, String skeleton) {}
}

package chat.sohbet.web.page;

import chat.sohbet.domain.user.User;

/// How I am shown and what lets me in, to be changed. A part is open where something in it is
/// wrong; `changed` says what has just been done.
record Profile(
        Typed displayName,
        Typed about,
        boolean showing,
        Typed current,
        Typed password,
        boolean changing,
        String changed) {
    static final Profile BLANK = of(Typed.NOTHING, Typed.NOTHING, false);

    /// As it is.
    static Profile of(User me, String changed) {
        return new Profile(
                Typed.of(me.displayName().text()),
                Typed.of(me.about().text()),
                false,
                Typed.NOTHING,
                Typed.NOTHING,
                false,
                changed);
    }

    /// As it was typed.
    static Profile of(Typed displayName, Typed about, boolean showing) {
        return new Profile(displayName, about, showing, Typed.NOTHING, Typed.NOTHING, false, "");
    }

    /// With what is wrong about a password, which is not repeated.
    Profile wrong(String current, String password) {
        return new Profile(
                displayName,
                about,
                false,
                new Typed("", current),
                new Typed("", password),
                true,
                "");
    }
}

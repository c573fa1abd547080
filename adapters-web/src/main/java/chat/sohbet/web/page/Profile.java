package chat.sohbet.web.page;

import chat.sohbet.domain.user.User;
import chat.sohbet.web.language.Saying;

/// How I am shown and what lets me in, to be changed. A part is open where something in it is
/// wrong; `changed` says what has just been done.
record Profile(
        Typed displayName,
        Typed about,
        boolean showing,
        Typed current,
        Typed password,
        boolean changing,
        Saying changed,
        AccountForms account) {
    static final Profile BLANK = of(Typed.NOTHING, Typed.NOTHING, false);

    /// As it is.
    static Profile of(User me, Saying changed) {
        return new Profile(
                Typed.of(me.displayName().text()),
                Typed.of(me.about().text()),
                false,
                Typed.NOTHING,
                Typed.NOTHING,
                false,
                changed,
                AccountForms.BLANK);
    }

    /// As it was typed.
    static Profile of(Typed displayName, Typed about, boolean showing) {
        return new Profile(
                displayName,
                about,
                showing,
                Typed.NOTHING,
                Typed.NOTHING,
                false,
                Saying.NOTHING,
                AccountForms.BLANK);
    }

    /// With what is wrong about a password, which is not repeated.
    Profile wrong(Saying current, Saying password) {
        return new Profile(
                displayName,
                about,
                false,
                new Typed("", current),
                new Typed("", password),
                true,
                Saying.NOTHING,
                AccountForms.BLANK);
    }

    /// With what is wrong about an account's end or its address.
    Profile with(AccountForms forms) {
        return new Profile(
                displayName, about, showing, current, password, changing, changed, forms);
    }
}

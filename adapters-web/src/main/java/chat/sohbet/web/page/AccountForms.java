package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;

/// What is asked for before an account's address changes, and before it goes. A part is open where
/// something in it is wrong; passwords are never repeated.
record AccountForms(
        Typed email, Typed emailPassword, boolean readdressing, Typed password, boolean leaving) {
    static final AccountForms BLANK =
            new AccountForms(Typed.NOTHING, Typed.NOTHING, false, Typed.NOTHING, false);

    /// Another address was wanted, and something about it, or about the password, was wrong.
    static AccountForms readdressing(Typed email, Saying password) {
        return new AccountForms(email, new Typed("", password), true, Typed.NOTHING, false);
    }

    /// Somebody wanted to go without the right password.
    static AccountForms leaving(Saying password) {
        return new AccountForms(Typed.NOTHING, Typed.NOTHING, false, new Typed("", password), true);
    }
}

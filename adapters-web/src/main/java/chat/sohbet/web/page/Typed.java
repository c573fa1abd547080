package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.web.language.Saying;

/// What somebody typed into a field, and what is wrong with it; empty where nothing is.
record Typed(String value, Saying wrong) {
    static final Typed NOTHING = new Typed("", Saying.NOTHING);

    static Typed of(String value) {
        return new Typed(value, Saying.NOTHING);
    }

    /// What was typed into `field`, and that it is wrong if that is what `wrong` names.
    static Typed of(String field, String value, InvalidValue wrong) {
        return new Typed(value, field.equals(wrong.field()) ? Wrong.of(wrong) : Saying.NOTHING);
    }

    boolean invalid() {
        return wrong != Saying.NOTHING;
    }
}

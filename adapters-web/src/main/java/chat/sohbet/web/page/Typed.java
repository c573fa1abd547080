package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;

/// What somebody typed into a field, and what is wrong with it; empty where nothing is.
record Typed(String value, String wrong) {
    static final Typed NOTHING = new Typed("", "");

    static Typed of(String value) {
        return new Typed(value, "");
    }

    /// What was typed into `field`, and that it is wrong if that is what `wrong` names.
    static Typed of(String field, String value, InvalidValue wrong) {
        return new Typed(value, field.equals(wrong.field()) ? sentence(wrong) : "");
    }

    /// What stands beside the field.
    static String sentence(InvalidValue wrong) {
        return "This has to be " + wrong.detail() + ".";
    }

    boolean invalid() {
        return !wrong.isEmpty();
    }
}

package chat.sohbet.web.page;

/// What somebody typed into a field, and what is wrong with it; empty where nothing is.
record Typed(String value, String wrong) {
    static final Typed NOTHING = new Typed("", "");

    static Typed of(String value) {
        return new Typed(value, "");
    }

    boolean invalid() {
        return !wrong.isEmpty();
    }
}

package chat.sohbet.web.page;

import chat.sohbet.domain.conversation.Watermarks;

/// How far a message of mine has come, as `static/js/models/ticks.js` says it.
record Tick(String state, String label) {
    static final Tick PENDING = new Tick("pending", "Waiting");

    static Tick of(long seq, Watermarks others) {
        if (others.read() >= seq) return new Tick("read", "Read");
        return others.delivered() >= seq
                ? new Tick("delivered", "Delivered")
                : new Tick("sent", "Sent");
    }
}

package chat.sohbet.web.page;

import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.web.language.Saying;

/// How far a message of mine has come, as `static/js/models/ticks.js` says it.
record Tick(String state, Saying label) {
    static final Tick PENDING = new Tick("pending", Saying.of("tick.pending"));

    static Tick of(long seq, Watermarks others) {
        if (others.read() >= seq) return new Tick("read", Saying.of("tick.read"));
        return others.delivered() >= seq
                ? new Tick("delivered", Saying.of("tick.delivered"))
                : new Tick("sent", Saying.of("tick.sent"));
    }
}

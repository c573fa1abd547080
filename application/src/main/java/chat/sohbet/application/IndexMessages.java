package chat.sohbet.application;

import chat.sohbet.application.port.Search;

/// Makes what was written findable, a bit at a time.
final class IndexMessages {
    /// So many bits one after the other, where there is much to do; then whoever calls may stop.
    private static final int IN_A_ROW = 20;

    private final Search search;

    IndexMessages(Search search) {
        this.search = search;
    }

    void index() {
        for (int i = 0; i < IN_A_ROW; i++) if (!search.index()) return;
    }
}

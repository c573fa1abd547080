package chat.sohbet.application.port;

/// What a contract runs on: the ports that share a store, told to carry their news by `feed`, which
/// strikes nothing from the outbox. The store may be used by other tests, before and meanwhile.
public record Store(
        Users users,
        Sessions sessions,
        Conversations conversations,
        MessageLog log,
        Attachments attachments,
        Receipts receipts,
        Blocks blocks,
        Preferences preferences,
        Search search,
        Presences presences,
        Subscriptions subscriptions,
        Nodes nodes,
        Outbox outbox,
        RecordingFeed feed) {}

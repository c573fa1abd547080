package chat.sohbet.application.port;

/// What every adapter of [Conversations] keeps.
public interface ConversationsContract
        extends ListContract,
                HistoryContract,
                ResyncContract,
                SpansContract,
                HiddenContract,
                InviteContract {}

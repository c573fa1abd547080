package chat.sohbet.application.port;

/// What every adapter of [MessageLog] keeps.
public interface MessageLogContract
        extends AppendContract,
                WritingContract,
                AmendContract,
                SettleContract,
                FoundContract,
                PublishContract {}

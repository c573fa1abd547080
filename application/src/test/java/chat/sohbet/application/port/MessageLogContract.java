package chat.sohbet.application.port;

/// What every adapter of [MessageLog] keeps.
public interface MessageLogContract
        extends AppendContract,
                WritingContract,
                PinContract,
                AmendContract,
                SettleContract,
                FoundContract,
                PublishContract,
                TraceContract {}

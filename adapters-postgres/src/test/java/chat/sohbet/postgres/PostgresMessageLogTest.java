package chat.sohbet.postgres;

import chat.sohbet.application.port.MessageLogContract;
import chat.sohbet.application.port.Store;

class PostgresMessageLogTest implements MessageLogContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}

package chat.sohbet.postgres;

import chat.sohbet.application.port.OutboxContract;
import chat.sohbet.application.port.Store;

class PostgresOutboxTest implements OutboxContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}

package chat.sohbet.postgres;

import chat.sohbet.application.port.ReceiptsContract;
import chat.sohbet.application.port.Store;

class PostgresReceiptsTest implements ReceiptsContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}

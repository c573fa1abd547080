package chat.sohbet.postgres;

import chat.sohbet.application.port.BlocksContract;
import chat.sohbet.application.port.Store;

class PostgresBlocksTest implements BlocksContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}

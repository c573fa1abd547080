package chat.sohbet.postgres;

import chat.sohbet.application.port.SessionsContract;
import chat.sohbet.application.port.Store;

class PostgresSessionsTest implements SessionsContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}

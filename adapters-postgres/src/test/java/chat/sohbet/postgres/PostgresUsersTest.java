package chat.sohbet.postgres;

import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.UsersContract;

class PostgresUsersTest implements UsersContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}

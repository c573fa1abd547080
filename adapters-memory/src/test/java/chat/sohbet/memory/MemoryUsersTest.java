package chat.sohbet.memory;

import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.UsersContract;

class MemoryUsersTest implements UsersContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

package chat.sohbet.memory;

import chat.sohbet.application.port.SessionsContract;
import chat.sohbet.application.port.Store;

class MemorySessionsTest implements SessionsContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

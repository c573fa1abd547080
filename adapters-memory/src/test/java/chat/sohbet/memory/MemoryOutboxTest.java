package chat.sohbet.memory;

import chat.sohbet.application.port.OutboxContract;
import chat.sohbet.application.port.Store;

class MemoryOutboxTest implements OutboxContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

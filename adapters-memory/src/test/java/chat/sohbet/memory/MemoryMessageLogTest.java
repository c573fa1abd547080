package chat.sohbet.memory;

import chat.sohbet.application.port.MessageLogContract;
import chat.sohbet.application.port.Store;

class MemoryMessageLogTest implements MessageLogContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

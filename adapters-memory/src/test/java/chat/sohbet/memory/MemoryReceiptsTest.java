package chat.sohbet.memory;

import chat.sohbet.application.port.ReceiptsContract;
import chat.sohbet.application.port.Store;

class MemoryReceiptsTest implements ReceiptsContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

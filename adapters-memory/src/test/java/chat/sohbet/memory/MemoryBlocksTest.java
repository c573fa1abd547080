package chat.sohbet.memory;

import chat.sohbet.application.port.BlocksContract;
import chat.sohbet.application.port.Store;

class MemoryBlocksTest implements BlocksContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

package chat.sohbet.memory;

import chat.sohbet.application.port.PresencesContract;
import chat.sohbet.application.port.Store;

class MemoryPresencesTest implements PresencesContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

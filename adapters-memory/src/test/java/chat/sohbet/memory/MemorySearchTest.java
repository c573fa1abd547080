package chat.sohbet.memory;

import chat.sohbet.application.port.SearchContract;
import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.TitlesContract;

class MemorySearchTest implements SearchContract, TitlesContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

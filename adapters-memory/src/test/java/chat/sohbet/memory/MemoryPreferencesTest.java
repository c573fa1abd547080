package chat.sohbet.memory;

import chat.sohbet.application.port.PreferencesContract;
import chat.sohbet.application.port.Store;

class MemoryPreferencesTest implements PreferencesContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

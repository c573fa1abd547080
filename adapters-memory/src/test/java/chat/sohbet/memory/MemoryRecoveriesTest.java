package chat.sohbet.memory;

import chat.sohbet.application.port.Recoveries;
import chat.sohbet.application.port.RecoveriesContract;
import chat.sohbet.application.port.Store;

class MemoryRecoveriesTest implements RecoveriesContract {
    private static final Store STORE = House.store();
    private final Recoveries recoveries = new MemoryRecoveries();

    @Override
    public Store store() {
        return STORE;
    }

    @Override
    public Recoveries recoveries() {
        return recoveries;
    }
}

package chat.sohbet.memory;

import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.SubscriptionsContract;

class MemorySubscriptionsTest implements SubscriptionsContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

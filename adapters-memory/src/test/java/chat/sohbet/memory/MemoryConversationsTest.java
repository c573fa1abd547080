package chat.sohbet.memory;

import chat.sohbet.application.port.ConversationsContract;
import chat.sohbet.application.port.Store;

class MemoryConversationsTest implements ConversationsContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}

package chat.sohbet.postgres;

import chat.sohbet.application.port.ConversationsContract;
import chat.sohbet.application.port.Store;

class PostgresConversationsTest implements ConversationsContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}

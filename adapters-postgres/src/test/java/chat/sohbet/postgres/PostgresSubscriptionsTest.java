package chat.sohbet.postgres;

import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.SubscriptionsContract;

class PostgresSubscriptionsTest implements SubscriptionsContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}

package chat.sohbet.postgres;

import chat.sohbet.application.port.PreferencesContract;
import chat.sohbet.application.port.Store;

class PostgresPreferencesTest implements PreferencesContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}

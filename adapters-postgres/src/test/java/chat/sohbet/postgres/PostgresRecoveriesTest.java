package chat.sohbet.postgres;

import chat.sohbet.application.port.Recoveries;
import chat.sohbet.application.port.RecoveriesContract;
import chat.sohbet.application.port.Store;

class PostgresRecoveriesTest implements RecoveriesContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }

    @Override
    public Recoveries recoveries() {
        return Stage.POSTGRES.recoveries();
    }
}

package chat.sohbet.postgres;

import chat.sohbet.application.port.SearchContract;
import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.TitlesContract;

class PostgresSearchTest implements SearchContract, TitlesContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}

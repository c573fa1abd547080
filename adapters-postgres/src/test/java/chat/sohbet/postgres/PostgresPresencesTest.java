package chat.sohbet.postgres;

import chat.sohbet.application.port.Presences;
import chat.sohbet.application.port.PresencesBetweenNodesContract;
import chat.sohbet.application.port.PresencesContract;
import chat.sohbet.application.port.Store;
import java.time.Duration;

class PostgresPresencesTest implements PresencesContract, PresencesBetweenNodesContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }

    @Override
    public Presences node() {
        return Stage.POSTGRES.node(Duration.ofMinutes(5)).presences();
    }
}

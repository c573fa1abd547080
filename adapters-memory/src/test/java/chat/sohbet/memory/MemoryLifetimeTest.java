package chat.sohbet.memory;

import chat.sohbet.application.port.LifetimeContract;
import chat.sohbet.application.port.RunningAhead;
import chat.sohbet.application.port.Store;
import chat.sohbet.domain.conversation.ConversationId;
import java.time.Duration;

class MemoryLifetimeTest implements LifetimeContract {
    private final RunningAhead clock = new RunningAhead();
    private final Store store = House.store(clock);

    @Override
    public Store store() {
        return store;
    }

    @Override
    public void pass(ConversationId conversation, Duration time) {
        clock.pass(time);
    }
}

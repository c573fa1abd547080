package chat.sohbet.history;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.conversation.ConversationId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Ports that give new conversations ids of their own dice instead of the chat's: ties are broken
/// by id, and a history that is to replay must break them in the same way.
final class SeededIds {
    private final RandomGenerator random;

    SeededIds(RandomGenerator random) {
        this.random = random;
    }

    Ports over(Ports ports) {
        return Swap.with(
                ports,
                over(Conversations.class, ports.conversations(), "direct"),
                over(MessageLog.class, ports.log(), "found"),
                ports.receipts());
    }

    private <T> T over(Class<T> type, T port, String maker) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            if (method.getName().equals(maker)) seed(arguments);
                            try {
                                return method.invoke(port, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    private synchronized void seed(Object[] arguments) {
        for (int i = 0; i < arguments.length; i++)
            if (arguments[i] instanceof ConversationId)
                arguments[i] = new ConversationId(new UUID(random.nextLong(), random.nextLong()));
    }
}

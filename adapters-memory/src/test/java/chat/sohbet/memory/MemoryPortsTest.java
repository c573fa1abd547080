package chat.sohbet.memory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Audience;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Registration.Registered;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemoryPortsTest {
    @Test
    void who_embeds_a_chat_needs_three_lines() {
        List<String> heard = new ArrayList<>();
        try (var chat =
                Chat.over(MemoryPorts.forTests(), Clock.systemUTC(), Chat.Terms.standard())) {
            var ada = register(chat, "ada");
            var grace = register(chat, "grace");
            chat.tell(
                    new Audience() {
                        @Override
                        public void changed(Change change, Set<UserId> to) {
                            if (to.contains(grace))
                                change.messages()
                                        .getFirst()
                                        .body()
                                        .map(Body::text)
                                        .ifPresent(heard::add);
                        }
                    });
            var talk = chat.direct(ada, grace).orElseThrow();
            chat.send(talk, new Draft(new ClientId(UUID.randomUUID()), ada, new Body("Hello")), 0);
        }
        assertThat(heard).containsExactly("Hello");
    }

    private static UserId register(Chat chat, String name) {
        var registration =
                chat.accounts()
                        .register(
                                new Username(name),
                                new EmailAddress(name + "@example.org"),
                                new Password("correct horse battery"),
                                new DisplayName(name));
        return ((Registered) registration).account().user().id();
    }
}

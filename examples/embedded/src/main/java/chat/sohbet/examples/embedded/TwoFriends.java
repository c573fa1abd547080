package chat.sohbet.examples.embedded;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Audience;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import chat.sohbet.memory.MemoryPorts;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/// Two friends chat inside of this program. No server, no database, no framework.
public final class TwoFriends {
    private TwoFriends() {}

    public static void main(String[] arguments) {
        tell(System.out);
    }

    static void tell(PrintStream out) {
        var terms = Chat.Terms.standard();
        try (var chat = Chat.over(MemoryPorts.create(), Clock.systemUTC(), terms)) {
            var ada = join(chat, "ada", "Ada Lovelace");
            var grace = join(chat, "grace", "Grace Hopper");

            chat.tell(
                    new Audience() {
                        @Override
                        public void changed(Change change, Set<UserId> to) {
                            if (to.contains(grace.id())) show(out, change);
                        }
                    });

            var talk = chat.direct(ada.id(), grace.id()).orElseThrow();
            // Kept by whoever sends: sent again with the same, it is said once.
            var id = new ClientId(UUID.randomUUID());
            var draft = new Draft(id, ada.id(), new Body("Do you speak Java 25?"));
            switch (chat.send(talk, draft, 0)) {
                case Posting.Accepted said -> out.println("said as number " + said.message().seq());
                case Posting.Repeated said -> out.println("said before as " + said.message().seq());
                case Posting.Refused refused -> out.println("not said: " + refused.refusal());
            }
            out.println("unread: " + chat.head(grace.id(), talk).orElseThrow().unread());
        }
    }

    private static User join(Chat chat, String name, String displayName) {
        var wish =
                chat.accounts()
                        .register(
                                new Username(name),
                                new EmailAddress(name + "@example.org"),
                                new Password("correct horse battery"),
                                new DisplayName(displayName));
        return switch (wish) {
            case Registration.Registered registered -> registered.account().user();
            case Registration.Taken taken -> throw new IllegalStateException("" + taken.claims());
        };
    }

    private static void show(PrintStream out, Change change) {
        for (var message : change.messages())
            message.body().ifPresent(body -> out.println("Grace hears: " + body.text()));
    }
}

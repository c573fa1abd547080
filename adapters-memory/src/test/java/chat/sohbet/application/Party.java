package chat.sohbet.application;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.Registration.Registered;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import chat.sohbet.memory.MemoryFeed;
import chat.sohbet.memory.MemoryOutbox;
import chat.sohbet.memory.MemoryPasswords;
import chat.sohbet.memory.MemoryPorts;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A chat in memory, with a clock and a feed in the test's hand, and somebody who listens.
final class Party {
    static final String PASSWORD = "correct horse battery";

    final HandClock clock = new HandClock();
    final AtomicBoolean cut = new AtomicBoolean();
    final AtomicInteger checked = new AtomicInteger();
    final Ears ears = new Ears();
    final Ports ports;
    final Chat chat;

    Party() {
        var outbox = new MemoryOutbox(clock);
        ports =
                MemoryPorts.create(
                        clock,
                        counted(new MemoryPasswords(1)),
                        outbox,
                        cuttable(new MemoryFeed(outbox)));
        chat = Chat.over(ports, clock, Chat.Terms.standard(), clock);
        chat.tell(ears);
    }

    /// While it is [#cut], durable news go nowhere.
    private Feed cuttable(Feed feed) {
        return new Feed() {
            @Override
            public void carry(Ticket ticket, News news) {
                if (!cut.get()) feed.carry(ticket, news);
            }

            @Override
            public void carry(News news) {
                feed.carry(news);
            }

            @Override
            public void subscribe(Consumer<News> listener) {
                feed.subscribe(listener);
            }

            @Override
            public void close() {
                feed.close();
            }
        };
    }

    private Passwords counted(Passwords passwords) {
        return new Passwords() {
            @Override
            public PasswordHash hash(Password password) {
                return passwords.hash(password);
            }

            @Override
            public boolean matches(Password password, PasswordHash hash) {
                checked.incrementAndGet();
                return passwords.matches(password, hash);
            }

            @Override
            public boolean dated(PasswordHash hash) {
                return passwords.dated(hash);
            }

            @Override
            public PasswordHash decoy() {
                return passwords.decoy();
            }
        };
    }

    Registration register(String username, String email) {
        return chat.accounts()
                .register(
                        new Username(username),
                        new EmailAddress(email),
                        new Password(PASSWORD),
                        new DisplayName(username));
    }

    /// Somebody new.
    UserId guest(String username) {
        return ((Registered) register(username, username + "@example.org")).account().user().id();
    }

    SignedIn signIn(String login) {
        return chat.accounts().signIn(login, PASSWORD, new DeviceName("Firefox")).orElseThrow();
    }

    static ClientId clientId() {
        return new ClientId(UUID.randomUUID());
    }

    static Draft draft(UserId author, String text) {
        return new Draft(clientId(), author, new Body(text));
    }

    Message say(UserId author, ConversationId conversation, String text) {
        return ((Posting.Accepted) chat.send(conversation, draft(author, text), 0)).message();
    }

    static Unavailable away() {
        return new Unavailable("away on purpose", Duration.ofSeconds(1));
    }
}

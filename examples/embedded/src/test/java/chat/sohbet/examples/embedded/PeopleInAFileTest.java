package chat.sohbet.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.RecordingFeed;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.UsersContract;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.memory.MemoryFeed;
import chat.sohbet.memory.MemoryOutbox;
import chat.sohbet.memory.MemoryPasswords;
import chat.sohbet.memory.MemoryPorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The chat's own contract, kept by an adapter that the chat has never heard of.
class PeopleInAFileTest implements UsersContract {
    @TempDir private static Path folder;
    private static Store store;

    @BeforeAll
    static void open() throws IOException {
        var feed = new RecordingFeed();
        var clock = Clock.systemUTC();
        var users = new PeopleInAFile(folder.resolve("people.jsonl"), feed);
        var ports =
                MemoryPorts.create(
                        clock, new MemoryPasswords(1), new MemoryOutbox(clock), feed, users);
        store =
                new Store(
                        ports.users(),
                        ports.sessions(),
                        ports.conversations(),
                        ports.log(),
                        ports.attachments(),
                        ports.receipts(),
                        ports.blocks(),
                        ports.preferences(),
                        ports.search(),
                        ports.presences(),
                        ports.subscriptions(),
                        ports.nodes(),
                        ports.outbox(),
                        feed);
    }

    @Override
    public Store store() {
        return store;
    }

    @Test
    void who_was_in_the_file_chats_again(@TempDir Path other) throws IOException {
        var file = other.resolve("people.jsonl");
        var ada = Scene.newcomer("ada", "Ada Lovelace", "ada@example.org");
        new PeopleInAFile(file, new RecordingFeed()).register(ada);
        new PeopleInAFile(file, new RecordingFeed())
                .register(Scene.newcomer("grace", "Grace Hopper", "grace@example.org"));

        try (var chat = chat(file)) {
            var people = chat.accounts().people("", "", 10);
            assertThat(people)
                    .extracting(user -> user.username().text())
                    .containsExactly("ada", "grace");
            var talk = chat.direct(people.getFirst().id(), people.getLast().id()).orElseThrow();
            assertThat(chat.head(people.getFirst().id(), talk))
                    .map(Head::members)
                    .hasValueSatisfying(members -> assertThat(members).containsAll(people));
        }
    }

    private static Chat chat(Path file) throws IOException {
        var clock = Clock.systemUTC();
        var outbox = new MemoryOutbox(clock);
        var feed = new MemoryFeed(outbox);
        var users = new PeopleInAFile(file, feed);
        return Chat.over(
                MemoryPorts.create(clock, new MemoryPasswords(), outbox, feed, users),
                clock,
                Chat.Terms.standard());
    }
}

package chat.sohbet.memory;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.Passwords;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Users;
import java.time.Clock;

/// A whole house in memory.
///
/// ```java
/// var chat = Chat.over(MemoryPorts.create(), Clock.systemUTC(), Chat.Terms.standard());
/// ```
public final class MemoryPorts {
    private MemoryPorts() {}

    /// Ports that know nobody yet.
    public static Ports create() {
        return create(Clock.systemUTC(), new MemoryPasswords());
    }

    /// The same for tests: passwords are hashed quickly, which makes them quick to guess.
    public static Ports forTests() {
        return forTests(Clock.systemUTC());
    }

    public static Ports forTests(Clock clock) {
        return create(clock, new MemoryPasswords(1));
    }

    /// Ports whose store has its time from `clock`.
    public static Ports create(Clock clock, Passwords passwords) {
        var outbox = new MemoryOutbox(clock);
        return create(clock, passwords, outbox, new MemoryFeed(outbox));
    }

    /// Ports that tell `feed`, which strikes from `outbox` what it has carried.
    public static Ports create(Clock clock, Passwords passwords, MemoryOutbox outbox, Feed feed) {
        return create(clock, passwords, outbox, feed, new MemoryUsers(outbox, feed));
    }

    /// The same for people who are kept elsewhere: the accounts of the program that embeds this.
    public static Ports create(
            Clock clock, Passwords passwords, MemoryOutbox outbox, Feed feed, Users people) {
        var rooms = new Rooms(clock);
        var blocks = new MemoryBlocks(rooms);
        var preferences = new MemoryPreferences(rooms);
        var users = new MemoryVeil(people, preferences);
        var attachments = new MemoryAttachments(users, rooms, clock);
        var conversations = new MemoryConversations(rooms, users, blocks, preferences, clock);
        var node = new MemoryNodes(new Registry(clock), rooms, MemoryNodes.FOR_EVER);
        var sessions = new MemorySessions(outbox, feed, clock);
        return new Ports(
                users,
                new MemoryNames(),
                passwords,
                sessions,
                new MemoryRecoveries(),
                new MemoryMail(),
                conversations,
                new MemoryMessageLog(
                        rooms, blocks, preferences, attachments, outbox, new Press(feed), clock),
                attachments,
                new MemoryBlobs(clock),
                new MemoryImages(),
                new MemoryReceipts(rooms, preferences),
                blocks,
                new MemoryReports(users),
                preferences,
                new MemorySearch(rooms, conversations),
                new MemoryPresences(node),
                new MemorySubscriptions(rooms, sessions, preferences, node, clock),
                node,
                outbox,
                feed);
    }
}

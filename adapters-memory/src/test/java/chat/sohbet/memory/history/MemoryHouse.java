package chat.sohbet.memory.history;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.Ports;
import chat.sohbet.history.ChatHouse;
import chat.sohbet.history.Histories;
import chat.sohbet.history.House;
import chat.sohbet.history.Timeline;
import chat.sohbet.memory.MemoryOutbox;
import chat.sohbet.memory.MemoryPasswords;
import chat.sohbet.memory.MemoryPorts;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// A house of nodes that share one store in memory.
final class MemoryHouse {
    private MemoryHouse() {}

    static Histories.Builder with(ChatHouse.Plan plan) {
        return (timeline, random) ->
                ChatHouse.sharing(feed -> ports(timeline.clock(), feed), plan, timeline, random);
    }

    static House live(Timeline timeline, RandomGenerator random) {
        var clock = Clock.systemUTC();
        return ChatHouse.sharing(
                feed -> ports(clock, feed), ChatHouse.Plan.of(2), timeline, random);
    }

    private static Ports ports(Clock clock, Feed feed) {
        return MemoryPorts.create(clock, new MemoryPasswords(), new MemoryOutbox(clock), feed);
    }
}

package chat.sohbet.history;

import chat.sohbet.domain.user.UserId;
import java.util.List;

/// Somebody in a simulation, with their devices.
record Person(UserId id, String name, List<Device> devices) {
    Person {
        devices = List.copyOf(devices);
    }
}

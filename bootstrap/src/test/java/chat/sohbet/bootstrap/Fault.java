package chat.sohbet.bootstrap;

import java.time.Duration;
import java.util.List;

/// What happens to a house of several nodes while people are in it. Each lasts a while and is over
/// then; `I1`–`I7` and `I9` hold all the same.
enum Fault {
    /// `kill -9`; another process takes its place.
    NODE_KILLED(Duration.ofSeconds(2)) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.kill(node);
        }

        @Override
        void end(ThreeNodes house, int node) {
            house.start(node);
        }
    },

    /// Stopped for longer than its lease: when it goes on, it has lost its epoch.
    NODE_STOPPED(Duration.ofSeconds(7)) {
        @Override
        void begin(ThreeNodes house, int node) {
            ThreeNodes.signal("STOP", house.processes(node));
        }

        @Override
        void end(ThreeNodes house, int node) {
            ThreeNodes.signal("CONT", house.processes(node));
        }
    },

    /// `kill -9` of all of them at once.
    ALL_NODES_KILLED(Duration.ofSeconds(2)) {
        @Override
        void begin(ThreeNodes house, int node) {
            for (int each = 0; each < ThreeNodes.NODES; each++) house.kill(each);
        }

        @Override
        void end(ThreeNodes house, int node) {
            for (int each = 0; each < ThreeNodes.NODES; each++) house.start(each);
        }
    },

    /// `kill -9` of PostgreSQL's main process; somebody starts it again.
    POSTMASTER_KILLED(Duration.ofSeconds(5)) {
        @Override
        void begin(ThreeNodes house, int node) {
            ThreeNodes.signal("KILL", List.of(house.postmaster()));
        }

        @Override
        void end(ThreeNodes house, int node) {}
    },

    /// PostgreSQL says nothing any more, and doesn't hang up either.
    POSTGRES_STOPPED(Duration.ofSeconds(10)) {
        @Override
        void begin(ThreeNodes house, int node) {
            ThreeNodes.signal("STOP", house.database());
        }

        @Override
        void end(ThreeNodes house, int node) {
            ThreeNodes.signal("CONT", house.database());
        }
    },

    /// Every connection to PostgreSQL is cut, time and again.
    CONNECTIONS_CUT(Duration.ofSeconds(1)) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.cutConnections();
        }

        @Override
        void end(ThreeNodes house, int node) {}
    },

    KAFKA_AWAY(Duration.ofSeconds(10)) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.broker().stop();
        }

        @Override
        void end(ThreeNodes house, int node) {
            house.broker().start();
        }
    },

    /// Kafka comes back with nothing of what it held.
    KAFKA_WIPED(Duration.ofSeconds(5)) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.broker().startOver();
        }

        @Override
        void end(ThreeNodes house, int node) {}
    };

    private final Duration length;

    Fault(Duration length) {
        this.length = length;
    }

    Duration length() {
        return length;
    }

    abstract void begin(ThreeNodes house, int node);

    abstract void end(ThreeNodes house, int node);
}

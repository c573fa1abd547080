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
    POSTGRES_STOPPED(Duration.ofSeconds(20)) {
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
    },

    /// Kafka can be reached, and hardly hears what is said to it: 1 kB/s for each connection.
    KAFKA_THROTTLED(Duration.ofSeconds(10)) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.linksToBroker().throttle(1_000);
        }

        @Override
        void end(ThreeNodes house, int node) {
            house.linksToBroker().pass();
        }
    },

    /// What nodes say to PostgreSQL doesn't arrive any more, and nobody hangs up.
    POSTGRES_SILENT(Duration.ofSeconds(20)) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.linksToDatabase().silence();
        }

        @Override
        void end(ThreeNodes house, int node) {
            house.linksToDatabase().pass();
        }
    },

    /// All links of clients to all nodes are reset at once.
    LINKS_RESET(Duration.ofMillis(500)) {
        @Override
        void begin(ThreeNodes house, int node) {
            for (int each = 0; each < ThreeNodes.NODES; each++) house.linksTo(each).reset();
        }

        @Override
        void end(ThreeNodes house, int node) {}
    },

    /// Links of clients to a node stay open and carry nothing; after a while they break.
    LINKS_SILENT(Duration.ofSeconds(5)) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.linksTo(node).silence();
        }

        @Override
        void end(ThreeNodes house, int node) {
            house.linksTo(node).reset();
            house.linksTo(node).pass();
        }
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

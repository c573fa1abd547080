package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/// What happens to a house of several nodes while people are in it. Each lasts a while and is over
/// then; `I1`–`I7` and `I9` hold all the same.
enum Fault {
    /// `kill -9`; another process takes its place.
    NODE_KILLED(Duration.ofSeconds(2), Promises.OF_A_DEATH) {
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
    NODE_STOPPED(Duration.ofSeconds(7), Duration.ofSeconds(60), Promise.nothing()) {
        @Override
        void begin(ThreeNodes house, int node) {
            ThreeNodes.signal("STOP", house.processes(node));
        }

        @Override
        void look(ThreeNodes house, List<Witness> struck) {
            for (var witness : struck)
                assertThat(house.presences(witness.userId()))
                        .as("seen at a node that is stopped")
                        .isZero();
        }

        /// It hung up when it woke: what it missed, nobody would have told them.
        @Override
        void check(Storm.Strike strike, Testimony testimony) {
            long awake = strike.end() + Duration.ofSeconds(5).toNanos();
            if (strike.whole() && !strike.there().isEmpty())
                assertThat(testimony.hungUp(strike.node(), strike.begin(), awake))
                        .as("sockets closed by the node that was stopped")
                        .isTrue();
        }

        @Override
        void end(ThreeNodes house, int node) {
            ThreeNodes.signal("CONT", house.processes(node));
        }
    },

    /// It dies having committed a message, before it has told any other node.
    NODE_DIES_UNPUBLISHED(Duration.ofSeconds(2), Promises.OF_A_DEATH) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.orders(node).give(Saboteur.Order.DIE);
            house.awaitDeath(node);
            house.orders(node).withdraw(Saboteur.Order.DIE);
        }

        @Override
        void end(ThreeNodes house, int node) {
            house.start(node);
        }
    },

    /// `kill -9` of all of them at once.
    ALL_NODES_KILLED(Duration.ofSeconds(2), Promise.nothing()) {
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
    POSTMASTER_KILLED(Duration.ofSeconds(5), Promise.nothing()) {
        @Override
        void begin(ThreeNodes house, int node) {
            ThreeNodes.signal("KILL", List.of(house.postmaster()));
        }

        @Override
        void end(ThreeNodes house, int node) {}
    },

    /// PostgreSQL says nothing any more, and doesn't hang up either.
    POSTGRES_STOPPED(Duration.ofSeconds(20), Promise.nothing()) {
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
    CONNECTIONS_CUT(Duration.ofSeconds(1), Promise.nothing()) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.cutConnections();
        }

        @Override
        void end(ThreeNodes house, int node) {}
    },

    KAFKA_AWAY(Duration.ofSeconds(10), Duration.ofSeconds(60), Promises.WITHOUT_KAFKA) {
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
    KAFKA_WIPED(Duration.ofSeconds(5), Promises.WITHOUT_KAFKA) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.broker().startOver();
        }

        @Override
        void end(ThreeNodes house, int node) {}
    },

    /// Kafka can be reached, and hardly hears what is said to it: 1 kB/s for each connection.
    KAFKA_THROTTLED(Duration.ofSeconds(10), Duration.ofSeconds(60), Promises.WITHOUT_KAFKA) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.linksToBroker().throttle(1_000);
        }

        @Override
        void end(ThreeNodes house, int node) {
            house.linksToBroker().pass();
        }
    },

    /// Of what comes into the inboxes of all nodes, a fifth is lost, a fifth comes twice, a fifth
    /// comes late, and nothing in order.
    INBOXES_TAMPERED(
            Duration.ofSeconds(5),
            Promise.nothing().sends(Duration.ofSeconds(1)).whole(Duration.ofSeconds(2))) {
        @Override
        void begin(ThreeNodes house, int node) {
            for (int each = 0; each < ThreeNodes.NODES; each++)
                house.orders(each).give(Saboteur.Order.TAMPER);
        }

        @Override
        void look(ThreeNodes house, List<Witness> struck) {
            for (int each = 0; each < ThreeNodes.NODES; each++)
                assertThat(house.orders(each).followed(Saboteur.Order.TAMPER)).isTrue();
        }

        @Override
        void end(ThreeNodes house, int node) {
            for (int each = 0; each < ThreeNodes.NODES; each++)
                house.orders(each).withdraw(Saboteur.Order.TAMPER);
        }
    },

    /// What nodes say to PostgreSQL doesn't arrive any more, and nobody hangs up.
    POSTGRES_SILENT(Duration.ofSeconds(20), Promise.nothing()) {
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
    LINKS_RESET(Duration.ofMillis(500), Promise.nothing()) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.links().reset();
        }

        @Override
        void check(ThreeNodes house) {
            assertThat(house.links().broken()).isGreaterThanOrEqualTo(200);
        }

        @Override
        void end(ThreeNodes house, int node) {}
    },

    /// Links of clients to a node stay open and carry nothing; after a while they break.
    LINKS_SILENT(Duration.ofSeconds(5), Promise.nothing()) {
        @Override
        void begin(ThreeNodes house, int node) {
            house.links().to(node).silence();
        }

        @Override
        void end(ThreeNodes house, int node) {
            house.links().to(node).reset();
            house.links().to(node).pass();
        }
    };

    private static final class Promises {
        /// People are back soon, and what a node left others carry.
        static final Promise OF_A_DEATH =
                Promise.nothing()
                        .back(Duration.ofSeconds(5))
                        .arrives(ThreeNodes.LEASE.plusSeconds(2));

        /// Nothing is refused, nobody waits, and others are shown it by the outbox.
        static final Promise WITHOUT_KAFKA =
                Promise.nothing().sends(Duration.ofSeconds(1)).shown(Duration.ofSeconds(2));
    }

    /// Whether the storm waits until what happens has lasted as long as it may.
    private static final boolean PATIENT = Boolean.getBoolean("sohbet.faults.long");

    private final Duration length;
    private final Duration longest;
    private final Promise promise;

    Fault(Duration length, Promise promise) {
        this(length, length, promise);
    }

    Fault(Duration length, Duration longest, Promise promise) {
        this.length = length;
        this.longest = longest;
        this.promise = promise;
    }

    Duration length() {
        return PATIENT ? longest : length;
    }

    /// Whether it is to last as long as [#length] says, even if nobody but witnesses is left.
    static boolean lastsInFull() {
        return PATIENT;
    }

    /// How long to wait for the next time.
    Duration pause() {
        return this == LINKS_RESET ? Duration.ofMillis(500) : Duration.ofSeconds(2);
    }

    Promise promise() {
        return promise;
    }

    /// Whether everybody leaves without a word in the end, and no node is told.
    boolean endsHalfOpen() {
        return this == LINKS_RESET || this == LINKS_SILENT;
    }

    /// Looked at while it lasts, if it has lasted long enough.
    void look(ThreeNodes house, List<Witness> struck) {}

    /// Looked at when all is over, for each time.
    void check(Storm.Strike strike, Testimony testimony) {}

    /// Looked at when all is over.
    void check(ThreeNodes house) {}

    abstract void begin(ThreeNodes house, int node);

    abstract void end(ThreeNodes house, int node);
}

package chat.sohbet.benchmarks;

import java.util.UUID;

/// Two people and the direct conversation between them.
record Pair(Person one, Person other, UUID conversation) {}

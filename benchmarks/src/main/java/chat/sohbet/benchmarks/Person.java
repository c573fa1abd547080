package chat.sohbet.benchmarks;

import java.util.UUID;

/// Somebody who can connect.
record Person(UUID id, String token) {}

package chat.sohbet.domain.user;

import java.util.Set;

/// What came of somebody's wish to register.
public sealed interface Registration {
    record Registered(Account account) implements Registration {}

    /// Somebody else has the username (or one that looks or reads the same), the e-mail address, or
    /// both.
    record Taken(Set<Claim> claims) implements Registration {
        public Taken {
            claims = Set.copyOf(claims);
        }
    }

    /// What only one person can have.
    enum Claim {
        USERNAME,
        EMAIL
    }
}

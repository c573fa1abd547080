package chat.sohbet.domain.user;

import java.time.Instant;

/// A device on which somebody is signed in, from `openedAt` until it is ended or `expiresAt` has
/// passed unused.
public record Session(
        SessionId id,
        UserId user,
        DeviceName device,
        Instant openedAt,
        Instant usedAt,
        Instant expiresAt) {}

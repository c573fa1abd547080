package chat.sohbet.application;

import chat.sohbet.domain.user.Session;

/// A session that was opened or went on, and the refresh token that keeps it going.
public record SignedIn(Session session, RefreshToken refreshToken) {}

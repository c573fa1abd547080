package chat.sohbet.web.security;

import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.UserId;

/// Who is asking, and on which device.
public record Me(UserId user, SessionId session) {}

package chat.sohbet.domain.user;

/// A registered person, as they alone may see themselves.
public record Account(User user, EmailAddress email) {}

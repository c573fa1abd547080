package chat.sohbet.application.port;

/// A piece of mail: plain text of any language. Never printed; there may be a secret in it.
public record Letter(String subject, String text) {
    public Letter {
        if (subject.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("a subject is one line");
    }

    @Override
    public String toString() {
        return "Letter[…]";
    }
}

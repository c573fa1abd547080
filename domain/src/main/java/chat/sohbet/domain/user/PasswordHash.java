package chat.sohbet.domain.user;

/// What is kept of a password: its hash in the PHC string format, algorithm and parameters
/// included. Never printed.
public record PasswordHash(String phc) {
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}

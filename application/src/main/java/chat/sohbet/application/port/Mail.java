package chat.sohbet.application.port;

import chat.sohbet.domain.user.EmailAddress;
import java.time.Duration;

/// Letters to people who are not here.
public interface Mail {
    /// Whether this house sends any.
    boolean works();

    /// Hands a letter over to who brings it; waits a minute at most. Throws [Unavailable] where
    /// that didn't happen (it may have, all the same), and where this house sends none.
    void send(EmailAddress to, Letter letter);

    /// Of a house that sends no mail.
    static Mail none() {
        return new Mail() {
            @Override
            public boolean works() {
                return false;
            }

            @Override
            public void send(EmailAddress to, Letter letter) {
                throw new Unavailable("this house sends no mail", Duration.ofDays(1));
            }
        };
    }
}

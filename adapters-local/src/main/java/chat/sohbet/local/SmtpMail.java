package chat.sohbet.local;

import chat.sohbet.application.port.Letter;
import chat.sohbet.application.port.Mail;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.EmailAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Mail by SMTP: each letter is handed to one server, over a connection of its own.
///
/// The server's certificate is checked, and its name. What goes wrong says nothing of the letter.
public final class SmtpMail implements Mail {
    private static final String PATIENCE = "15000";

    private final Session session;
    private final Terms terms;
    private final InternetAddress from;

    /// How the way to the server is kept from others.
    public enum Security {
        /// It begins in the open, and goes on only under TLS.
        STARTTLS,
        /// TLS from the first byte.
        TLS,
        /// Not at all: for a server on the same machine.
        NONE
    }

    /// Which server, and who we are to it; without a `username` nobody asks. `from` is who writes:
    /// an address, perhaps with a name (`Sohbet <chat@example.org>`).
    public record Terms(
            String host,
            int port,
            Security security,
            @Nullable String username,
            @Nullable String password,
            String from) {
        @Override
        public String toString() {
            return "Terms[%s:%d, %s]".formatted(host, port, security);
        }
    }

    /// Throws [IllegalArgumentException] if `from` is no address.
    public SmtpMail(Terms terms) {
        this.terms = terms;
        this.session = Session.getInstance(properties(terms));
        try {
            this.from = new InternetAddress(terms.from(), true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("is no address such as chat@example.org", e);
        }
    }

    private static Properties properties(Terms terms) {
        var properties = new Properties();
        var tls = terms.security() == Security.TLS;
        var startTls = terms.security() == Security.STARTTLS;
        properties.put("mail.smtp.host", terms.host());
        properties.put("mail.smtp.port", Integer.toString(terms.port()));
        properties.put("mail.smtp.auth", Boolean.toString(terms.username() != null));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", PATIENCE);
        properties.put("mail.smtp.timeout", PATIENCE);
        properties.put("mail.smtp.writetimeout", PATIENCE);
        return properties;
    }

    @Override
    public boolean works() {
        return true;
    }

    @Override
    public void send(EmailAddress to, Letter letter) {
        try (var transport = session.getTransport("smtp")) {
            var message = message(to, letter);
            // A password without a name would be said in the name of who runs this program.
            transport.connect(
                    terms.host(),
                    terms.port(),
                    terms.username(),
                    terms.username() == null ? null : terms.password());
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw away(e);
        }
    }

    private MimeMessage message(EmailAddress to, Letter letter) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, new InternetAddress(to.text(), true));
        message.setSubject(letter.subject(), "UTF-8");
        message.setText(letter.text(), "UTF-8");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(new Date());
        message.saveChanges();
        return message;
    }

    /// What a server says may repeat an address, so it isn't passed on.
    private static Unavailable away(MessagingException e) {
        return new Unavailable(
                "the mail server didn't take a letter: " + e.getClass().getSimpleName(),
                Duration.ofMinutes(1));
    }
}

package chat.sohbet.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.Letter;
import chat.sohbet.application.port.Mail;
import chat.sohbet.application.port.MailContract;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.local.SmtpMail.Security;
import chat.sohbet.local.SmtpMail.Terms;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Letters by SMTP, to a server that runs in the test.
class SmtpMailTest implements MailContract {
    private static TestMailServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new TestMailServer();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static SmtpMail mail(int port, Security security, @Nullable String username) {
        return new SmtpMail(
                new Terms(
                        "127.0.0.1", port, security, username, "secret", "Çay <chat@example.org>"));
    }

    @Override
    public Mail mail() {
        return mail(server.port(), Security.NONE, null);
    }

    @Override
    public List<Letter> arrived(EmailAddress at) {
        return server.received().stream()
                .filter(received -> received.to().equals(at.text()))
                .map(received -> read(received.data()))
                .toList();
    }

    private static Letter read(String data) {
        try {
            var source = new ByteArrayInputStream(data.getBytes(UTF_8));
            var message = new MimeMessage(Session.getInstance(new Properties()), source);
            var text = message.getContent().toString().replace("\r\n", "\n");
            return new Letter(message.getSubject(), text.strip());
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void it_says_who_writes_and_that_nobody_did() {
        var to = new EmailAddress("who@example.org");
        mail().send(to, new Letter("Hello", "text"));
        var data = server.received().getLast().data();
        assertThat(data)
                .contains(
                        "chat@example.org", "To: who@example.org", "Auto-Submitted: auto-generated")
                .doesNotContain("Bcc");
    }

    @Test
    void who_has_a_name_there_says_it() {
        mail(server.port(), Security.NONE, "sohbet")
                .send(new EmailAddress("who@example.org"), new Letter("Hello", "text"));
        var auth =
                server.commands().stream()
                        .filter(line -> line.startsWith("AUTH PLAIN"))
                        .findFirst();
        var said = Base64.getDecoder().decode(auth.orElseThrow().substring(11).strip());
        assertThat(new String(said, ISO_8859_1)).endsWith("sohbet\0secret");
    }

    @Test
    void what_would_go_in_the_open_is_not_sent() {
        int before = server.received().size();
        assertThatThrownBy(() ->
                        mail(server.port(), Security.STARTTLS, "sohbet")
                                .send(
                                        new EmailAddress("who@example.org"),
                                        new Letter("Hello", "text")))
                .isInstanceOf(Unavailable.class);
        assertThat(server.received()).hasSize(before);
    }

    @Test
    void a_server_that_refuses_is_unavailable_and_no_address_is_told() throws IOException {
        try (var angry = new TestMailServer("554 who@example.org is not welcome")) {
            assertThatThrownBy(() ->
                            mail(angry.port(), Security.NONE, null)
                                    .send(
                                            new EmailAddress("who@example.org"),
                                            new Letter("Hello", "text")))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageNotContaining("who@")
                    .hasNoCause();
        }
        assertThatThrownBy(
                        () -> new SmtpMail(new Terms("h", 25, Security.NONE, null, null, "nobody")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

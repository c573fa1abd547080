package chat.sohbet.memory;

import chat.sohbet.application.port.Letter;
import chat.sohbet.application.port.Mail;
import chat.sohbet.application.port.MailContract;
import chat.sohbet.domain.user.EmailAddress;
import java.util.List;

class MemoryMailTest implements MailContract {
    private final MemoryMail mail = new MemoryMail();

    @Override
    public Mail mail() {
        return mail;
    }

    @Override
    public List<Letter> arrived(EmailAddress at) {
        return mail.sent().stream()
                .filter(sent -> sent.to().equals(at))
                .map(MemoryMail.Sent::letter)
                .toList();
    }
}

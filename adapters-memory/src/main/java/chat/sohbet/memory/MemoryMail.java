package chat.sohbet.memory;

import chat.sohbet.application.port.Letter;
import chat.sohbet.application.port.Mail;
import chat.sohbet.domain.user.EmailAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Letters that nobody brings: a test or a program that embeds the chat reads them here.
public final class MemoryMail implements Mail {
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

    /// A letter, and who was to get it.
    public record Sent(EmailAddress to, Letter letter) {}

    @Override
    public boolean works() {
        return true;
    }

    @Override
    public void send(EmailAddress to, Letter letter) {
        sent.add(new Sent(to, letter));
    }

    /// All letters, oldest first.
    public List<Sent> sent() {
        return List.copyOf(sent);
    }
}

package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every adapter of [Mail] has to keep.
public interface MailContract {
    Mail mail();

    /// What has arrived at an address, as its reader sees it.
    List<Letter> arrived(EmailAddress at);

    @Test
    default void a_letter_arrives_as_it_was_written() {
        var to = new EmailAddress(Scene.word() + "@example.org");
        var letter = new Letter("Şifrenizi mi unuttunuz? 🫖", "Günaydın,\n\n.\n..code: aB_9-\nçay");
        assertThat(mail().works()).isTrue();

        mail().send(to, letter);

        assertThat(arrived(to)).containsExactly(letter);
        assertThat(arrived(new EmailAddress(Scene.word() + "@example.org"))).isEmpty();
    }

    @Test
    default void letters_arrive_one_by_one() {
        var to = new EmailAddress(Scene.word() + "@example.org");
        mail().send(to, new Letter("One", "first"));
        mail().send(to, new Letter("Two", "second"));
        assertThat(arrived(to)).extracting(Letter::subject).containsExactly("One", "Two");
    }
}

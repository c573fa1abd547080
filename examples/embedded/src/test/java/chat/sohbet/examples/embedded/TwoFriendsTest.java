package chat.sohbet.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TwoFriendsTest {
    @Test
    void the_program_tells_what_it_says_it_does() {
        var told = new ByteArrayOutputStream();
        TwoFriends.tell(new PrintStream(told, true, StandardCharsets.UTF_8));

        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Grace hears: Do you speak Java 25?", "said as number 1", "unread: 1");
    }
}

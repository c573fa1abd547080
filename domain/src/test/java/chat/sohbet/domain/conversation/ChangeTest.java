package chat.sohbet.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final UserId ADA = new UserId(new UUID(0, 1));
    private static final UserId GRACE = new UserId(new UUID(0, 2));

    private static Message by(UserId author, long seq) {
        var draft = new Draft(new ClientId(new UUID(0, seq)), author, new Body("Hello"));
        return Message.written(seq, seq, draft, Instant.EPOCH, null);
    }

    private final Change change =
            new Change(
                    new ConversationId(new UUID(0, 9)),
                    0,
                    2,
                    2,
                    List.of(by(ADA, 1), by(GRACE, 2)),
                    List.of(new Member(ADA, Role.MEMBER, Spans.ALL, 1)),
                    new Properties(new Title("Tea"), Description.NONE, 1));

    @Test
    void everybody_sees_the_client_ids_of_their_own_messages_alone() {
        var seen = change.seenBy(GRACE);
        assertThat(seen.messages().getFirst().clientId()).isEmpty();
        assertThat(seen.messages().getLast().clientId()).isPresent();
        assertThat(seen.members()).isEqualTo(change.members());
        assertThat(seen.properties()).isEqualTo(change.properties());
    }

    @Test
    void without_messages_the_version_moves_on_all_the_same() {
        var seen = change.withoutMessages();
        assertThat(seen.messages()).isEmpty();
        assertThat(seen.after()).isZero();
        assertThat(seen.version()).isEqualTo(2);
        assertThat(seen.seq()).isEqualTo(2);
    }
}

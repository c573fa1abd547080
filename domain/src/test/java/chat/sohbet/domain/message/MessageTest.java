package chat.sohbet.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final UserId ADA = new UserId(new UUID(0, 1));
    private static final UserId GRACE = new UserId(new UUID(0, 2));
    private static final UserId EVE = new UserId(new UUID(0, 3));
    private static final Emoji THUMB = new Emoji("👍");
    private static final Emoji HEART = new Emoji("❤️");

    private final Draft draft = new Draft(new ClientId(new UUID(0, 7)), ADA, new Body("Hello"));
    private final Message message = Message.written(1, 1, draft, Instant.EPOCH, GRACE);

    @Test
    void only_its_author_learns_the_clients_id() {
        assertThat(message.seenBy(ADA).clientId()).contains(draft.clientId());
        assertThat(message.seenBy(EVE).clientId()).isEmpty();
        assertThat(message.seenBy(EVE).body()).contains(draft.writing().body());
    }

    @Test
    void nobody_is_told_from_whom_it_is_hidden() {
        assertThat(message.hiddenFrom(GRACE)).isTrue();
        assertThat(message.seenBy(ADA).hiddenFrom()).isNull();
        assertThat(message.seenBy(EVE).hiddenFrom()).isNull();
    }

    @Test
    void an_edit_shows_and_stays_hidden_from_whom_it_was() {
        var edited = message.edited(new Body("Good evening"), 5);
        assertThat(edited.content())
                .isEqualTo(new Content.Written(Writing.of(new Body("Good evening")), true, false));
        assertThat(edited.version()).isEqualTo(5);
        assertThat(edited.hiddenFrom(GRACE)).isTrue();
        assertThat(edited.clientId()).isEqualTo(message.clientId());
    }

    @Test
    void nothing_is_left_of_what_was_deleted() {
        var deleted = message.reacted(EVE, THUMB, 2).deleted(3);
        assertThat(deleted.body()).isEmpty();
        assertThat(deleted.reactions()).isEmpty();
        assertThat(deleted.seq()).isEqualTo(1);
        assertThat(deleted.clientId()).isEqualTo(message.clientId());
    }

    @Test
    void a_changed_reaction_keeps_its_place() {
        var reacted = message.reacted(ADA, THUMB, 2).reacted(EVE, THUMB, 3).reacted(ADA, HEART, 4);
        assertThat(reacted.reactions())
                .containsExactly(new Reaction(ADA, HEART), new Reaction(EVE, THUMB));
        assertThat(reacted.reacted(ADA, null, 5).reactions())
                .containsExactly(new Reaction(EVE, THUMB));
        assertThat(reacted.reactionOf(GRACE)).isEmpty();
    }

    @Test
    void what_was_handed_over_can_be_changed_without_harm() {
        var reactions = new ArrayList<>(List.of(new Reaction(EVE, THUMB)));
        var kept = new Message(1, 1, ADA, null, Instant.EPOCH, message.content(), reactions, null);
        reactions.clear();
        assertThat(kept.reactions()).hasSize(1);
    }
}

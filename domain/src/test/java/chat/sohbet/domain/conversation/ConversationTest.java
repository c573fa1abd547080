package chat.sohbet.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.Amendment.Amended;
import chat.sohbet.domain.conversation.Amendment.Unchanged;
import chat.sohbet.domain.conversation.Posting.Accepted;
import chat.sohbet.domain.conversation.Standing.Stranger;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Content;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UserId ADA = new UserId(new UUID(0, 1));
    private static final UserId GRACE = new UserId(new UUID(0, 2));
    private static final Standing MEMBER = Standing.Member.PLAIN;
    private static final Standing ADMIN = new Standing.Member(Role.ADMIN, Spans.ALL, null);
    private static final Standing LATE =
            new Standing.Member(Role.ADMIN, new Spans(List.of()).from(8), null);
    private static final Emoji THUMB = new Emoji("👍");

    private final Conversation conversation =
            new Conversation(new ConversationId(new UUID(0, 9)), Kind.GROUP, 10, 25, NOON);
    private final Draft draft = new Draft(new ClientId(new UUID(0, 3)), ADA, new Body("Hello"));
    private final Message target = Message.written(7, 20, draft, NOON, null);

    private Message post(Standing author, Instant now) {
        return ((Accepted) conversation.post(draft, Facts.of(author, now))).message();
    }

    // Posting

    @Test
    void a_members_draft_is_the_next_message() {
        var later = NOON.plusSeconds(1);
        assertThat(conversation.post(draft, Facts.of(MEMBER, later)))
                .isEqualTo(
                        new Accepted(
                                conversation.id(), Message.written(11, 26, draft, later, null)));
    }

    @Test
    void a_strangers_draft_finds_no_conversation() {
        assertThat(conversation.post(draft, Facts.of(new Stranger(), NOON)))
                .isEqualTo(new Posting.Refused(Refusal.NOT_FOUND));
    }

    @Test
    void time_does_not_run_backwards() {
        assertThat(post(MEMBER, NOON.minusSeconds(60)).at()).isEqualTo(NOON);
        assertThat(post(MEMBER, NOON).at()).isEqualTo(NOON);
    }

    @Test
    void what_a_blocked_person_writes_is_hidden_from_who_blocked_them() {
        var message = post(new Standing.Member(Role.MEMBER, Spans.ALL, GRACE), NOON);
        assertThat(message.hiddenFrom(GRACE)).isTrue();
        assertThat(message.hiddenFrom(ADA)).isFalse();
    }

    // Answering and mentioning

    private Posting answer(Message original, Standing author) {
        var answer = draft.with(draft.writing().replyingTo(original.seq()));
        return conversation.post(answer, new Facts(author, original, Set.of(), NOON));
    }

    @Test
    void an_answer_names_what_it_answers_even_if_that_was_deleted_meanwhile() {
        for (var original : List.of(target, target.deleted(21)))
            assertThat(((Accepted) answer(original, MEMBER)).message().writing())
                    .hasValueSatisfying(writing -> assertThat(writing.replyTo()).isEqualTo(7));
    }

    @Test
    void nothing_is_answered_but_what_its_author_sees_and_somebody_wrote() {
        var none = new Posting.Refused(Refusal.NO_ORIGINAL);
        assertThat(answer(target, LATE)).isEqualTo(none);
        assertThat(answer(Message.written(7, 20, draft, NOON, ADA), MEMBER)).isEqualTo(none);
        assertThat(answer(happened(), MEMBER)).isEqualTo(none);
        var nowhere = draft.with(draft.writing().replyingTo(7));
        assertThat(conversation.post(nowhere, Facts.of(MEMBER, NOON))).isEqualTo(none);
        assertThat(answer(target, new Stranger()))
                .isEqualTo(new Posting.Refused(Refusal.NOT_FOUND));
    }

    @Test
    void who_is_no_member_is_not_mentioned() {
        var calling = draft.with(draft.writing().mentioning(List.of(GRACE, ADA)));
        var facts = new Facts(MEMBER, null, Set.of(GRACE), NOON);
        assertThat(((Accepted) conversation.post(calling, facts)).message().writing())
                .hasValueSatisfying(
                        writing -> assertThat(writing.mentions()).containsExactly(GRACE));
    }

    // Editing

    @Test
    void nobody_edits_a_message_away() {
        assertThat(conversation.edit(target, ADA, MEMBER, new Body(" "), NOON))
                .isEqualTo(refused(Refusal.EMPTY));
    }

    private Amendment edit(Message message, UserId actor, Standing standing, Instant now) {
        return conversation.edit(message, actor, standing, new Body("Good evening"), now);
    }

    private static Amendment refused(Refusal refusal) {
        return new Amendment.Refused(refusal);
    }

    @Test
    void an_author_edits_for_a_quarter_of_an_hour() {
        var last = NOON.plus(Conversation.EDITABLE);
        assertThat(Conversation.EDITABLE).hasMinutes(15);
        assertThat(edit(target, ADA, MEMBER, last))
                .isEqualTo(new Amended(target.edited(new Body("Good evening"), 26)));
        assertThat(edit(target, ADA, MEMBER, last.plusNanos(1)))
                .isEqualTo(refused(Refusal.TOO_LATE));
    }

    @Test
    void nobody_edits_what_others_wrote() {
        assertThat(edit(target, GRACE, ADMIN, NOON)).isEqualTo(refused(Refusal.NOT_ALLOWED));
    }

    @Test
    void the_same_text_again_is_no_edit_even_too_late() {
        assertThat(
                        conversation.edit(
                                target, ADA, MEMBER, new Body(" Hello "), NOON.plusSeconds(86_400)))
                .isEqualTo(new Unchanged(target));
    }

    @Test
    void what_was_deleted_or_happened_is_not_edited() {
        assertThat(edit(target.deleted(21), ADA, MEMBER, NOON))
                .isEqualTo(refused(Refusal.NOT_ALLOWED));
        assertThat(edit(happened(), ADA, MEMBER, NOON)).isEqualTo(refused(Refusal.NOT_ALLOWED));
    }

    private static Message happened() {
        return Message.happened(7, 20, ADA, Event.of(Event.What.LEFT), NOON);
    }

    // Deleting

    @Test
    void an_author_deletes_at_any_time() {
        assertThat(conversation.delete(target, ADA, MEMBER))
                .isEqualTo(new Amended(target.deleted(26)));
    }

    @Test
    void an_admin_deletes_what_others_wrote_and_a_member_does_not() {
        assertThat(conversation.delete(target, GRACE, ADMIN)).isInstanceOf(Amended.class);
        assertThat(conversation.delete(target, GRACE, MEMBER))
                .isEqualTo(refused(Refusal.NOT_ALLOWED));
    }

    @Test
    void to_delete_again_changes_nothing() {
        var deleted = target.deleted(21);
        assertThat(conversation.delete(deleted, ADA, MEMBER)).isEqualTo(new Unchanged(deleted));
    }

    @Test
    void what_happened_stays() {
        assertThat(conversation.delete(happened(), ADA, ADMIN))
                .isEqualTo(refused(Refusal.NOT_ALLOWED));
    }

    // Reacting

    @Test
    void everybody_reacts_once() {
        var first = ((Amended) conversation.react(target, GRACE, MEMBER, THUMB)).message();
        assertThat(first.reactionOf(GRACE)).contains(THUMB);
        assertThat(first.version()).isEqualTo(26);
        assertThat(conversation.react(first, GRACE, MEMBER, THUMB)).isEqualTo(new Unchanged(first));

        var other = new Emoji("❤️");
        var second = ((Amended) conversation.react(first, GRACE, MEMBER, other)).message();
        assertThat(second.reactions()).hasSize(1);
        var third = ((Amended) conversation.react(second, GRACE, MEMBER, null)).message();
        assertThat(third.reactions()).isEmpty();
        assertThat(conversation.react(third, GRACE, MEMBER, null)).isEqualTo(new Unchanged(third));
    }

    @Test
    void nobody_reacts_to_what_was_deleted_or_happened() {
        assertThat(conversation.react(target.deleted(21), ADA, MEMBER, THUMB))
                .isEqualTo(refused(Refusal.NOT_ALLOWED));
        assertThat(conversation.react(happened(), ADA, MEMBER, THUMB))
                .isEqualTo(refused(Refusal.NOT_ALLOWED));
    }

    // What one cannot see

    @Test
    void what_one_cannot_see_is_not_found() {
        var hidden = Message.written(7, 20, draft, NOON, GRACE);
        var none = refused(Refusal.NOT_FOUND);
        for (var standing : List.of(new Stranger(), LATE)) {
            assertThat(edit(target, ADA, standing, NOON)).isEqualTo(none);
            assertThat(conversation.delete(target, ADA, standing)).isEqualTo(none);
            assertThat(conversation.react(target, ADA, standing, THUMB)).isEqualTo(none);
        }
        assertThat(edit(hidden, GRACE, MEMBER, NOON)).isEqualTo(none);
        assertThat(conversation.delete(hidden, GRACE, ADMIN)).isEqualTo(none);
        assertThat(conversation.react(hidden, GRACE, MEMBER, THUMB)).isEqualTo(none);
        assertThat(conversation.delete(hidden, ADA, MEMBER))
                .isInstanceOfSatisfying(
                        Amended.class,
                        amended ->
                                assertThat(amended.message().content())
                                        .isEqualTo(new Content.Deleted()));
    }
}

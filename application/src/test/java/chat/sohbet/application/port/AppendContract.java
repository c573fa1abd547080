package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Posting.Accepted;
import chat.sohbet.domain.conversation.Posting.Refused;
import chat.sohbet.domain.conversation.Posting.Repeated;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Standing;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [MessageLog] keeps when messages are appended.
public interface AppendContract extends Staged {
    /// Messages that each of the crowd writes.
    int EACH = 5;

    @Test
    default void the_first_message_is_number_one_and_stays_as_it_was_accepted() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var draft = Scene.draft(ada, "Hello");

        var posting = scene.append(talk, draft);

        var message = Scene.accepted(posting);
        assertThat(posting).isEqualTo(new Accepted(talk, message));
        assertThat(message.seq()).isEqualTo(1);
        assertThat(message.version()).isEqualTo(1);
        assertThat(message.author()).isEqualTo(ada.id());
        assertThat(message.clientId()).contains(draft.clientId());
        assertThat(message.body()).contains(draft.body());
        assertThat(scene().read(ada, talk)).containsExactly(message);
    }

    @Test
    default void sixteen_writers_leave_neither_gap_nor_twin() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);

        var said =
                AtOnce.crowd(i -> scene.say(i % 2 == 0 ? ada : grace, talk, EACH)).stream()
                        .flatMap(List::stream)
                        .toList();

        var numbers = LongStream.rangeClosed(1, said.size()).boxed().toList();
        assertThat(said).extracting(Message::seq).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(said).extracting(Message::version).containsExactlyInAnyOrderElementsOf(numbers);
        var log = scene().read(ada, talk);
        assertThat(log).extracting(Message::seq).isEqualTo(numbers);
        assertThat(log).extracting(Message::at).isSorted();
        var head = scene().head(ada, talk);
        assertThat(head.seq()).isEqualTo(said.size());
        assertThat(head.version()).isEqualTo(said.size());
    }

    @Test
    default void each_writers_messages_stay_in_the_order_they_were_sent() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());

        var said = AtOnce.crowd(_ -> scene.say(ada, talk, EACH));

        assertThat(said).allSatisfy(mine -> assertThat(mine).extracting(Message::seq).isSorted());
    }

    @Test
    default void what_is_handed_in_before_any_answer_is_appended_in_that_order() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var drafts =
                IntStream.range(0, 3 * EACH).mapToObj(i -> Scene.draft(ada, "no. " + i)).toList();

        var waiting = drafts.stream().map(draft -> scene.hand(talk, draft)).toList();

        assertThat(waiting.stream().map(Supplier::get).map(Scene::accepted))
                .extracting(Message::clientId)
                .extracting(Optional::orElseThrow)
                .containsExactlyElementsOf(drafts.stream().map(Draft::clientId).toList());
        var log = scene().read(ada, talk);
        assertThat(log)
                .extracting(Message::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 3 * EACH).boxed().toList());
        assertThat(log)
                .extracting(message -> message.body().orElseThrow())
                .containsExactlyElementsOf(drafts.stream().map(Draft::body).toList());
    }

    @Test
    default void the_same_again_gets_the_first_answer_and_no_judge() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var draft = Scene.draft(ada, "first");
        var first = Scene.accepted(scene.append(talk, draft));
        var asked = new AtomicInteger();

        var again =
                store().log()
                        .append(
                                talk,
                                new Draft(draft.clientId(), ada.id(), new Body("second")),
                                (_, _) -> {
                                    asked.incrementAndGet();
                                    return new Refused(Refusal.NOT_ALLOWED);
                                });

        assertThat(again).isEqualTo(new Repeated(talk, first));
        assertThat(asked).hasValue(0);
        assertThat(scene().read(ada, talk)).containsExactly(first);
        assertThat(scene().head(ada, talk).version()).isEqualTo(1);
        assertThat(store().feed().changes(talk)).hasSize(1);
        assertThat(scene.say(ada, talk, "next").seq()).isEqualTo(2);
    }

    @Test
    default void the_same_by_a_crowd_at_once_is_written_once() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var draft = Scene.draft(ada, "Hello");

        var postings = AtOnce.crowd(_ -> scene.append(talk, draft));

        var message = scene().read(ada, talk).getFirst();
        assertThat(postings).containsOnlyOnce(new Accepted(talk, message));
        assertThat(postings)
                .filteredOn(Repeated.class::isInstance)
                .hasSize(AtOnce.CROWD - 1)
                .containsOnly(new Repeated(talk, message));
        assertThat(scene().read(ada, talk)).hasSize(1);
        assertThat(scene.say(ada, talk, "next").seq()).isEqualTo(2);
    }

    @Test
    default void a_client_id_is_its_authors_and_its_conversations_own() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        var elsewhere = scene.direct(ada, scene.person());
        var draft = Scene.draft(ada, "Hello");

        assertThat(Scene.accepted(scene.append(talk, draft)).seq()).isEqualTo(1);
        assertThat(Scene.accepted(scene.append(elsewhere, draft)).seq()).isEqualTo(1);
        var byGrace = new Draft(draft.clientId(), grace.id(), draft.body());
        assertThat(Scene.accepted(scene.append(talk, byGrace)).seq()).isEqualTo(2);
    }

    @Test
    default void a_refused_draft_leaves_nothing_behind() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var draft = Scene.draft(ada, "Hello");
        var refused = new Refused(Refusal.NOT_ALLOWED);

        assertThat(store().log().append(talk, draft, (_, _) -> refused)).isEqualTo(refused);

        assertThat(scene().read(ada, talk)).isEmpty();
        assertThat(scene().head(ada, talk).version()).isZero();
        assertThat(scene().head(ada, talk).mine()).isEqualTo(Watermarks.NONE);
        assertThat(store().feed().changes(talk)).isEmpty();
        assertThat(scene.append(talk, draft)).isInstanceOf(Accepted.class);
    }

    @Test
    default void a_conversation_that_does_not_exist_is_not_found() {
        var ada = scene().person();
        assertThat(
                        store().log()
                                .append(
                                        Scene.conversationId(),
                                        Scene.draft(ada, "Hello"),
                                        (_, _) -> {
                                            throw new AssertionError("the judge was asked");
                                        }))
                .isEqualTo(new Refused(Refusal.NOT_FOUND));
    }

    @Test
    default void a_stranger_is_a_stranger_to_the_judge() {
        var scene = scene();
        var talk = scene.direct(scene.person(), scene.person());
        var seen = new ConcurrentLinkedQueue<Standing>();

        var posting =
                store().log()
                        .append(
                                talk,
                                Scene.draft(scene.person(), "Hello"),
                                (locked, facts) -> {
                                    seen.add(facts.author());
                                    return new Refused(Refusal.NOT_FOUND);
                                });

        assertThat(posting).isEqualTo(new Refused(Refusal.NOT_FOUND));
        assertThat(seen).isNotEmpty().containsOnly(new Standing.Stranger());
    }

    @Test
    default void the_judge_sees_the_conversation_as_it_stands() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var last = scene.say(ada, talk, 3).getLast();
        var seen = new ConcurrentLinkedQueue<Conversation>();

        store().log()
                .append(
                        talk,
                        Scene.draft(ada, "Hello"),
                        (locked, facts) -> {
                            seen.add(locked);
                            assertThat(facts.author()).isEqualTo(Standing.Member.PLAIN);
                            return locked.post(Scene.draft(ada, "Hello"), facts);
                        });

        assertThat(seen)
                .isNotEmpty()
                .containsOnly(new Conversation(talk, Kind.DIRECT, 3, 3, last.at()));
    }

    @Test
    default void a_judge_that_fails_fails_alone() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());

        AtOnce.crowd(i -> {
            if (i % 4 != 0) return scene.say(ada, talk, "message");
            assertThatThrownBy(() -> appendWithBrokenJudge(talk, ada))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("broken judge");
            return null;
        });

        var written = LongStream.rangeClosed(1, AtOnce.CROWD * 3 / 4).boxed().toList();
        assertThat(scene().read(ada, talk)).extracting(Message::seq).isEqualTo(written);
        assertThat(scene().head(ada, talk).version()).isEqualTo(written.size());
    }

    private Posting appendWithBrokenJudge(ConversationId conversation, User author) {
        return store().log()
                .append(
                        conversation,
                        Scene.draft(author, "never"),
                        (_, _) -> {
                            throw new IllegalStateException("broken judge");
                        });
    }

    @Test
    default void every_text_stays_exactly_as_it_was() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var texts =
                List.of(
                        "x".repeat(Body.MAX),
                        "😀".repeat(Body.MAX / 2),
                        "<script>alert('1')</script> \" \\ \\u0000 $1 {} %s ; -- '",
                        "שלום \u202Eعالم\u202C",
                        "two\r\nlines\ttab\u2028separator \u0001\u001F\u007F\uFFFD\uFEFF",
                        "e\u0301 is not é");

        texts.forEach(text -> scene.say(ada, talk, text));

        assertThat(scene().read(ada, talk))
                .extracting(message -> message.body().orElseThrow().text())
                .isEqualTo(texts);
        assertThat(store().feed().changes(talk))
                .extracting(News.Changed::change)
                .flatExtracting(Change::messages)
                .extracting(message -> message.body().orElseThrow().text())
                .isEqualTo(texts);
    }
}

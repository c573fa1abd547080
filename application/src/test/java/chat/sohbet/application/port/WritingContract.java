package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.conversation.Facts;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Posting.Refused;
import chat.sohbet.domain.conversation.Posting.Repeated;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every adapter of [MessageLog] keeps of what a message is besides its text.
public interface WritingContract extends Staged {
    private static Writing writing(Message message) {
        return message.writing().orElseThrow();
    }

    @Test
    default void all_that_was_written_is_read_wherever_it_is_read() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        scene.say(grace, group, "Who pours?");
        var written = new Writing(new Body("You, @Grace"), 2, List.of(grace.id(), ada.id()), true);

        var message = Scene.accepted(scene.append(group, Scene.draft(ada, written)));

        assertThat(writing(message)).isEqualTo(written);
        assertThat(scene.read(grace, group).getLast()).isEqualTo(message.seenBy(grace.id()));
        assertThat(scene.since(grace, group, 2).messages())
                .extracting(WritingContract::writing)
                .containsExactly(written);
        assertThat(scene.head(grace, group).lastMessage().flatMap(Message::writing))
                .contains(written);
        assertThat(store().feed().changes(group).getLast().change().messages())
                .extracting(WritingContract::writing)
                .containsExactly(written);
        assertThat(store().conversations().since(grace.id(), group, 2))
                .isInstanceOf(Resync.Catch.class);
    }

    @Test
    default void an_edit_changes_the_text_alone_and_a_deletion_leaves_nothing() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var group = scene.group(ada, grace);
        scene.say(grace, group, "Who pours?");
        var written = new Writing(new Body("You"), 2, List.of(grace.id()), true);
        scene.append(group, Scene.draft(ada, written));

        scene.edit(ada, group, 3, "You, please");
        assertThat(writing(scene.read(ada, group).getLast()))
                .isEqualTo(written.with(new Body("You, please")));

        scene.delete(ada, group, 3);
        assertThat(scene.read(ada, group).getLast().writing()).isEmpty();
    }

    @Test
    default void the_judge_sees_what_is_answered_and_who_of_the_mentioned_is_a_member() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var gone = scene.person();
        var group = scene.group(ada, grace, gone);
        var original = scene.say(grace, group, "Who pours?");
        scene.remove(ada, group, gone);
        var mentions = List.of(grace.id(), gone.id(), scene.person().id());
        var writing = Writing.of(new Body("You")).replyingTo(2).mentioning(mentions);
        var seen = new ConcurrentLinkedQueue<Facts>();

        var posting =
                store().log()
                        .append(
                                group,
                                Scene.draft(ada, writing),
                                (_, facts) -> {
                                    seen.add(facts);
                                    return new Refused(Refusal.NOT_ALLOWED);
                                });

        assertThat(posting).isEqualTo(new Refused(Refusal.NOT_ALLOWED));
        assertThat(seen)
                .isNotEmpty()
                .allSatisfy(facts -> {
                    assertThat(facts.original()).contains(original);
                    assertThat(facts.mentioned()).isEqualTo(Set.of(grace.id()));
                });
    }

    @Test
    default void an_answer_to_what_its_author_never_saw_is_refused_as_one_to_nothing() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var late = scene.person();
        var group = scene.group(ada, grace);
        scene.say(grace, group, "Who pours?");
        scene.add(ada, group, late);
        var none = new Refused(Refusal.NO_ORIGINAL);

        for (long seq : List.of(2L, 4L, 999L, Long.MAX_VALUE))
            assertThat(scene.append(group, Scene.reply(late, seq, "You"))).isEqualTo(none);
        assertThat(scene.append(group, Scene.reply(ada, 1, "You"))).isEqualTo(none);

        var talk = scene.direct(ada, grace);
        store().blocks().block(ada.id(), grace.id());
        var hidden = scene.say(grace, talk, "hidden from Ada");
        assertThat(scene.append(talk, Scene.reply(ada, hidden.seq(), "?"))).isEqualTo(none);
        assertThat(Scene.accepted(scene.append(talk, Scene.reply(grace, hidden.seq(), "?"))))
                .isNotNull();
    }

    @Test
    default void what_was_written_a_moment_ago_can_be_answered() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var first = Scene.draft(ada, "1");
        var waiting = new ArrayList<Supplier<Posting>>();
        waiting.add(scene.hand(talk, first));
        IntStream.rangeClosed(1, 40)
                .forEach(seq -> waiting.add(scene.hand(talk, answerLast(ada, seq))));
        assertThat(waiting).allSatisfy(posting -> assertThat(posting.get()).isNotNull());

        assertThat(scene.read(ada, talk).stream().skip(1))
                .hasSize(40)
                .allSatisfy(row -> assertThat(writing(row).replyTo()).isEqualTo(row.seq() - 1));
    }

    private static Draft answerLast(User author, long seq) {
        return Scene.reply(author, seq, "answer to " + seq);
    }

    @Test
    default void an_answer_sent_again_gets_the_first_one_back_whatever_became_of_its_original() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.say(ada, talk, "Who pours?");
        var draft = Scene.reply(ada, 1, "I");
        var first = Scene.accepted(scene.append(talk, draft));
        scene.delete(ada, talk, 1);

        assertThat(scene.append(talk, draft)).isEqualTo(new Repeated(talk, first));
        assertThat(Scene.accepted(scene.append(talk, Scene.reply(ada, 1, "And I"))).seq())
                .isEqualTo(3);
    }
}

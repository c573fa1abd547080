package chat.sohbet.application.port;

import static chat.sohbet.application.port.AttachmentsContract.document;
import static chat.sohbet.application.port.AttachmentsContract.picture;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Attachments.Stored;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every adapter of [MessageLog] and [Attachments] keeps together: messages carry files, and
/// who may see the one may see the other.
public interface ClaimContract extends Staged {
    private Attachments attachments() {
        return store().attachments();
    }

    private Stored filed(User owner, Stored stored) {
        attachments().file(stored, owner.id(), Scene.clientId(), AttachmentsContract.PLENTY);
        return stored;
    }

    private static Draft draft(User author, String text, Stored... files) {
        var ids = Stream.of(files).map(file -> file.attachment().id()).toList();
        return draft(author, text, ids);
    }

    private static Draft draft(User author, String text, List<AttachmentId> ids) {
        return new Draft(Scene.clientId(), author.id(), Writing.of(new Body(text)), ids);
    }

    private static List<Attachment> carried(Message message) {
        return message.writing().orElseThrow().attachments();
    }

    private static List<Attachment> files(Stored... files) {
        return Stream.of(files).map(Stored::attachment).toList();
    }

    private boolean sees(User viewer, Stored file) {
        return attachments().find(viewer.id(), file.attachment().id()).isPresent();
    }

    private List<Stored> swept(int past) {
        var gone = new ArrayList<Stored>();
        var then = Scene.now().plusSeconds(past);
        for (var some = attachments().sweep(then, 10);
                !some.isEmpty();
                some = attachments().sweep(then, 10)) gone.addAll(some);
        return gone;
    }

    @Test
    default void a_message_carries_files_in_their_order() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        var first = filed(ada, picture());
        var second = filed(ada, document("çay; \\ \" , } NULL.pdf", 7));

        var said = Scene.accepted(scene.append(talk, draft(ada, "", second, first)));

        assertThat(carried(said)).isEqualTo(files(second, first));
        assertThat(scene.read(grace, talk))
                .singleElement()
                .satisfies(message -> {
                    assertThat(carried(message)).isEqualTo(files(second, first));
                    assertThat(message.body()).contains(new Body(""));
                });
        assertThat(carried(scene.head(grace, talk).lastMessage().orElseThrow())).hasSize(2);
        assertThat(carried(scene.since(grace, talk, 0).messages().getFirst())).hasSize(2);
        assertThat(sees(grace, first)).isTrue();
        assertThat(sees(ada, second)).isTrue();
        assertThat(sees(scene.person(), first)).isFalse();
        assertThat(swept(60)).doesNotContain(first, second);
    }

    @Test
    default void what_is_gone_or_of_others_is_not_carried() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var foreign = filed(scene.person(), picture());
        var gone = new AttachmentId(UUID.randomUUID());
        var mine = filed(ada, picture());

        var refused = new Posting.Refused(Refusal.GONE);
        assertThat(scene.append(talk, draft(ada, "x", foreign))).isEqualTo(refused);
        assertThat(scene.append(talk, draft(ada, "x", List.of(gone)))).isEqualTo(refused);
        assertThat(scene.append(talk, draft(ada, "x", mine, foreign))).isEqualTo(refused);
        assertThat(scene.head(ada, talk).seq()).isZero();
        assertThat(swept(60)).contains(mine);
    }

    @Test
    default void sending_again_is_answered_though_the_files_are_gone() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var file = filed(ada, picture());
        var draft = draft(ada, "look", file);
        scene.append(talk, draft);
        scene.delete(ada, talk, 1);
        assertThat(swept(-60)).contains(file);

        assertThat(scene.append(talk, draft)).isInstanceOf(Posting.Repeated.class);
    }

    @Test
    default void what_is_passed_on_stays_while_anything_carries_it() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var eve = scene.person();
        var talk = scene.direct(ada, grace);
        var other = scene.direct(grace, eve);
        var file = filed(ada, picture());
        scene.append(talk, draft(ada, "look", file));
        var passed = scene.read(grace, talk).getFirst().writing().orElseThrow().passedOn();
        scene.append(other, new Draft(Scene.clientId(), grace.id(), passed));

        assertThat(sees(eve, file)).isTrue();
        scene.delete(ada, talk, 1);
        assertThat(sees(ada, file)).isFalse();
        assertThat(sees(eve, file)).isTrue();
        assertThat(swept(-60)).doesNotContain(file);
        scene.delete(grace, other, 1);
        assertThat(sees(eve, file)).isFalse();
        assertThat(swept(-60)).contains(file);
        assertThat(attachments().used(ada.id())).isZero();
    }

    @Test
    default void another_text_or_a_reaction_leaves_the_files_alone() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var file = filed(ada, picture());
        scene.append(talk, draft(ada, "look", file));

        assertThat(carried(Scene.amended(scene.edit(ada, talk, 1, "")))).isEqualTo(files(file));
        assertThat(carried(scene.read(ada, talk).getFirst())).isEqualTo(files(file));
        assertThat(swept(60)).doesNotContain(file);
    }

    @Test
    default void who_may_not_see_the_message_does_not_see_the_file() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var late = scene.person();
        var group = scene.group(ada, grace);
        var early = filed(ada, picture());
        scene.append(group, draft(ada, "early", early));
        scene.add(ada, group, late);
        scene.remove(ada, group, grace);
        var after = filed(ada, picture());
        scene.append(group, draft(ada, "after", after));

        assertThat(sees(grace, early)).isTrue();
        assertThat(sees(late, early)).isFalse();
        assertThat(sees(grace, after)).isFalse();
        assertThat(sees(late, after)).isTrue();
        var talk = scene.direct(late, grace);
        assertThat(scene.append(talk, draft(late, "x", early)))
                .isEqualTo(new Posting.Refused(Refusal.GONE));
    }

    @Test
    default void what_a_blocked_person_sends_is_not_seen() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        store().blocks().block(grace.id(), ada.id());
        var file = filed(ada, picture());
        Scene.accepted(scene.append(talk, draft(ada, "x", file)));

        assertThat(sees(ada, file)).isTrue();
        assertThat(sees(grace, file)).isFalse();
    }

    @Test
    default void of_a_message_and_a_sweep_one_comes_first() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var files = Stream.generate(() -> filed(ada, picture())).limit(AtOnce.CROWD / 2).toList();
        var swept = new ArrayList<Stored>();
        var postings =
                AtOnce.crowd(number -> {
                    if (number % 2 == 0)
                        return scene.append(talk, draft(ada, "x", files.get(number / 2)));
                    var gone = attachments().sweep(Scene.now().plusSeconds(60), 1);
                    synchronized (swept) {
                        swept.addAll(gone);
                    }
                    return new Posting.Refused(Refusal.NOT_FOUND);
                });
        for (int i = 0; i < files.size(); i++) {
            boolean carried = postings.get(2 * i) instanceof Posting.Accepted;
            assertThat(swept.contains(files.get(i))).isEqualTo(!carried);
            assertThat(sees(ada, files.get(i))).isEqualTo(carried);
        }
    }
}

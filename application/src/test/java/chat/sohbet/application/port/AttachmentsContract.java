package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Attachments.Filing;
import chat.sohbet.application.port.Attachments.Small;
import chat.sohbet.application.port.Attachments.Stored;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.attachment.Peaks;
import chat.sohbet.domain.attachment.Pixels;
import chat.sohbet.domain.attachment.Recording;
import chat.sohbet.domain.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every adapter of [Attachments] keeps.
public interface AttachmentsContract extends Staged, PicturesOfGroupsContract {
    long PLENTY = 1L << 40;

    private Attachments attachments() {
        return store().attachments();
    }

    static Stored document(String name, long size) {
        var attachment =
                new Attachment(
                        new AttachmentId(UUID.randomUUID()),
                        AttachmentKind.DOCUMENT,
                        "application/pdf",
                        new FileName(name),
                        size,
                        null,
                        null,
                        false);
        return new Stored(attachment, new BlobKey(UUID.randomUUID()), null);
    }

    static Stored picture() {
        var attachment =
                new Attachment(
                        new AttachmentId(UUID.randomUUID()),
                        AttachmentKind.IMAGE,
                        "image/jpeg",
                        new FileName("çay, simit | 🥯; \"x\".jpg"),
                        1000,
                        new Pixels(640, 480),
                        null,
                        true);
        return new Stored(
                attachment,
                new BlobKey(UUID.randomUUID()),
                new Small(new BlobKey(UUID.randomUUID()), 24));
    }

    private static Stored voice() {
        var attachment =
                new Attachment(
                        new AttachmentId(UUID.randomUUID()),
                        AttachmentKind.VOICE,
                        "audio/webm",
                        new FileName("voice.webm"),
                        5,
                        null,
                        new Recording(Duration.ofMillis(1234), new Peaks("0123f")),
                        false);
        return new Stored(attachment, new BlobKey(UUID.randomUUID()), null);
    }

    private Attachment filed(User owner, Stored stored) {
        var filing = attachments().file(stored, owner.id(), Scene.clientId(), PLENTY);
        assertThat(filing).isEqualTo(new Filing.Filed(stored.attachment()));
        return stored.attachment();
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
    default void a_file_stays_as_it_was_entered() {
        var ada = scene().person();
        for (var stored : List.of(document("a.pdf", 0), picture(), voice())) {
            filed(ada, stored);
            assertThat(attachments().find(ada.id(), stored.attachment().id())).contains(stored);
        }
    }

    @Test
    default void until_a_message_carries_it_only_its_owner_sees_it() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        scene.direct(ada, grace);
        var first = filed(ada, picture());
        var second = filed(ada, voice());

        assertThat(attachments().find(grace.id(), first.id())).isEmpty();
        assertThat(attachments().all(grace.id(), List.of(first.id(), second.id()))).isEmpty();
        assertThat(
                        attachments()
                                .all(
                                        ada.id(),
                                        List.of(
                                                second.id(),
                                                new AttachmentId(UUID.randomUUID()),
                                                first.id())))
                .containsExactly(second, first);
    }

    @Test
    default void entering_it_again_makes_no_second() {
        var scene = scene();
        var ada = scene.person();
        var clientId = Scene.clientId();
        var first = picture();
        attachments().file(first, ada.id(), clientId, PLENTY);

        assertThat(attachments().file(document("other", 3), ada.id(), clientId, PLENTY))
                .isEqualTo(new Filing.Repeated(first.attachment()));
        assertThat(attachments().uploaded(ada.id(), clientId)).contains(first.attachment());
        assertThat(attachments().uploaded(scene.person().id(), clientId)).isEmpty();
        assertThat(attachments().used(ada.id())).isEqualTo(1024);
        assertThat(attachments().file(first, ada.id(), clientId, 0))
                .isInstanceOf(Filing.Repeated.class);
    }

    @Test
    default void a_quota_is_kept_by_sixteen_at_once() {
        var ada = scene().person();
        var filings =
                AtOnce.crowd(
                        _ -> attachments().file(document("x", 10), ada.id(), Scene.clientId(), 55));
        assertThat(filings).filteredOn(Filing.Filed.class::isInstance).hasSize(5);
        assertThat(filings).filteredOn(Filing.Full.class::isInstance).hasSize(11);
        assertThat(attachments().used(ada.id())).isEqualTo(50);
    }

    @Test
    default void what_nothing_ever_carries_goes_after_a_while() {
        var ada = scene().person();
        var stored = picture();
        filed(ada, stored);

        assertThat(swept(-60)).doesNotContain(stored);
        assertThat(attachments().find(ada.id(), stored.attachment().id())).isPresent();
        assertThat(swept(60)).contains(stored);
        assertThat(attachments().find(ada.id(), stored.attachment().id())).isEmpty();
        assertThat(attachments().used(ada.id())).isZero();
        assertThat(swept(60)).doesNotContain(stored);
    }

    @Test
    default void whose_bytes_are_whose_is_known() {
        var stored = picture();
        filed(scene().person(), stored);
        var small = stored.thumbnail().orElseThrow().blob();
        var stray = new BlobKey(UUID.randomUUID());
        assertThat(attachments().known(List.of(stray, stored.blob(), small)))
                .isEqualTo(Set.of(stored.blob(), small));
        assertThat(attachments().known(List.of())).isEmpty();
    }

    @Test
    default void what_somebody_shows_of_themselves_everybody_sees() {
        var scene = scene();
        var ada = scene.person();
        var eve = scene.person();
        var first = filed(ada, picture());

        store().users().portray(ada.id(), first.id());
        assertThat(store().users().find(ada.id()).orElseThrow().picture()).contains(first.id());
        assertThat(attachments().find(eve.id(), first.id())).isPresent();
        assertThat(swept(60).stream().map(Stored::attachment)).doesNotContain(first);

        var third = filed(ada, picture());
        store().users().portray(ada.id(), third.id());
        assertThat(attachments().find(eve.id(), first.id())).isEmpty();
        assertThat(swept(60).stream().map(Stored::attachment)).contains(first);
        assertThat(store().users().portray(ada.id(), null).orElseThrow().user().picture())
                .isEmpty();
        assertThat(attachments().find(eve.id(), third.id())).isEmpty();
        assertThat(store().users().portray(Scene.userId(), null)).isEmpty();
    }
}

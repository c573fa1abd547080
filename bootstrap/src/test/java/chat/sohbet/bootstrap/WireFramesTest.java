package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.attachment.Peaks;
import chat.sohbet.domain.attachment.Pixels;
import chat.sohbet.domain.attachment.Recording;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.history.Frame;
import chat.sohbet.web.json.MessageJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WireFramesTest {
    @Test
    void the_files_of_a_message_are_read_as_they_were_written() {
        var photo = file(AttachmentKind.IMAGE, "image/jpeg", new Pixels(800, 600), null);
        var note =
                file(
                        AttachmentKind.VOICE,
                        "audio/webm",
                        null,
                        new Recording(Duration.ofMillis(1_250), new Peaks("0f7a")));
        assertThat(read(photo, note).attachments()).containsExactly(photo, note);
        assertThat(read().attachments()).isEmpty();
    }

    private static Attachment file(
            AttachmentKind kind,
            String type,
            @Nullable Pixels area,
            @Nullable Recording recording) {
        var id = new AttachmentId(UUID.randomUUID());
        return new Attachment(
                id, kind, type, new FileName("çay"), 4_096, area, recording, area != null);
    }

    private static Writing read(Attachment... files) {
        var changes =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "changes")
                        .put("conversation", UUID.randomUUID().toString());
        var message =
                changes.putArray("messages")
                        .addObject()
                        .put("seq", 1)
                        .put("version", 1)
                        .put("author", UUID.randomUUID().toString())
                        .put("at", "2026-11-23T08:00:00Z")
                        .put("text", "");
        var attachments = message.putArray("attachments");
        for (var file : files) attachments.add(MessageJson.attachment(file));
        return read(changes).messages().getFirst().writing().orElseThrow();
    }

    private static Frame.Changes read(JsonNode node) {
        return (Frame.Changes) WireFrames.read(node).orElseThrow();
    }
}

package chat.sohbet.kafka;

import static chat.sohbet.kafka.Json.number;
import static chat.sohbet.kafka.Json.object;
import static chat.sohbet.kafka.Json.text;
import static chat.sohbet.kafka.Json.truth;
import static chat.sohbet.kafka.Json.uuid;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.attachment.Peaks;
import chat.sohbet.domain.attachment.Pixels;
import chat.sohbet.domain.attachment.Recording;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// A file that a message carries, as JSON.
final class AttachmentJson {
    private AttachmentJson() {}

    static JsonNode write(Attachment file) {
        var json =
                object().put("id", file.id().toString())
                        .put("kind", file.kind().name())
                        .put("mediaType", file.mediaType())
                        .put("name", file.name().text())
                        .put("size", file.size())
                        .put("thumbnail", file.thumbnail());
        file.pixels()
                .ifPresent(area -> json.put("width", area.width()).put("height", area.height()));
        file.recording()
                .ifPresent(recording ->
                        json.put("millis", recording.length().toMillis())
                                .put("peaks", recording.peaks().digits()));
        return json;
    }

    static Attachment read(JsonNode json) {
        var area =
                json.has("width")
                        ? new Pixels((int) number(json, "width"), (int) number(json, "height"))
                        : null;
        var recording =
                json.has("peaks")
                        ? new Recording(
                                Duration.ofMillis(number(json, "millis")),
                                new Peaks(text(json, "peaks")))
                        : null;
        return new Attachment(
                new AttachmentId(uuid(json, "id")),
                AttachmentKind.valueOf(text(json, "kind")),
                text(json, "mediaType"),
                new FileName(text(json, "name")),
                number(json, "size"),
                area,
                recording,
                truth(json, "thumbnail"));
    }
}

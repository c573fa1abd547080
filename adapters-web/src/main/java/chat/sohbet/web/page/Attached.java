package chat.sohbet.web.page;

import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.Pixels;
import chat.sohbet.web.api.Api;
import java.util.Locale;

/// A file that a message carries, as its kind is shown: exactly one of `picture`, `film`, `sound`
/// and `document` is true.
record Attached(
        String url,
        String thumbnail,
        String name,
        String size,
        int width,
        int height,
        boolean picture,
        boolean film,
        boolean sound,
        boolean document) {
    private static final Pixels NONE = new Pixels(1, 1);
    private static final double STEP = 1024;

    static Attached of(Attachment file) {
        var url = Api.ROOT + "/attachments/" + file.id();
        var area = file.pixels().orElse(NONE).within(320);
        var kind = file.kind();
        return new Attached(
                url,
                url + "/thumbnail",
                file.name().text(),
                size(file.size()),
                area.width(),
                area.height(),
                kind == AttachmentKind.IMAGE,
                kind == AttachmentKind.VIDEO,
                kind == AttachmentKind.AUDIO || kind == AttachmentKind.VOICE,
                kind == AttachmentKind.DOCUMENT);
    }

    /// For the browser to fill.
    static Attached blank() {
        return new Attached("", "", "", "", 1, 1, false, false, false, false);
    }

    private static String size(long bytes) {
        if (bytes < STEP) return bytes + " B";
        if (bytes < STEP * STEP) return Math.round(bytes / STEP) + " KB";
        return String.format(Locale.ROOT, "%.1f MB", bytes / STEP / STEP);
    }
}

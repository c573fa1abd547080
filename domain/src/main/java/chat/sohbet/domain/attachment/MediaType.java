package chat.sohbet.domain.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// What a file is, told by its first bytes alone: whatever its name says, and whatever else it may
/// be besides.
public enum MediaType {
    PNG("image/png", AttachmentKind.IMAGE),
    JPEG("image/jpeg", AttachmentKind.IMAGE),
    GIF("image/gif", AttachmentKind.IMAGE),
    WEBP("image/webp", AttachmentKind.IMAGE),
    OGG("audio/ogg", AttachmentKind.AUDIO),
    MP3("audio/mpeg", AttachmentKind.AUDIO),
    WAV("audio/wav", AttachmentKind.AUDIO),
    FLAC("audio/flac", AttachmentKind.AUDIO),
    WEBM_AUDIO("audio/webm", AttachmentKind.AUDIO),
    MP4_AUDIO("audio/mp4", AttachmentKind.AUDIO),
    WEBM("video/webm", AttachmentKind.VIDEO),
    MP4("video/mp4", AttachmentKind.VIDEO),
    PDF("application/pdf", AttachmentKind.DOCUMENT),
    OTHER("application/octet-stream", AttachmentKind.DOCUMENT);

    /// How many of the first bytes are looked at.
    public static final int HEAD = 4096;

    private final String text;
    private final AttachmentKind kind;

    MediaType(String text, AttachmentKind kind) {
        this.text = text;
        this.kind = kind;
    }

    /// As in `Content-Type`.
    public String text() {
        return text;
    }

    public AttachmentKind kind() {
        return kind;
    }

    /// Tells it by the first [#HEAD] bytes, or by all of a shorter file.
    public static MediaType of(byte[] head) {
        // One character a byte, so that texts can be looked for.
        var start = new String(head, ISO_8859_1);
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) return PNG;
        if (start.startsWith("\u00ff\u00d8\u00ff")) return JPEG;
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) return GIF;
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) return WEBP;
        if (start.startsWith("RIFF") && start.startsWith("WAVE", 8)) return WAV;
        if (start.startsWith("OggS")) return start.contains("theora") ? OTHER : OGG;
        if (start.startsWith("fLaC")) return FLAC;
        if (start.startsWith("%PDF-")) return PDF;
        if (start.startsWith("\u001aE\u00df\u00a3")) return matroska(start);
        if (start.startsWith("ftyp", 4)) return mp4(start);
        return mp3(head, start) ? MP3 : OTHER;
    }

    /// The names of codecs begin with the kind of their track.
    private static MediaType matroska(String start) {
        if (!start.contains("webm")) return OTHER;
        boolean silent = start.contains("V_VP") || start.contains("V_AV1");
        return !silent && start.contains("A_") ? WEBM_AUDIO : WEBM;
    }

    private static MediaType mp4(String start) {
        var brand = start.substring(8, Math.min(12, start.length()));
        if (brand.startsWith("M4A") || brand.startsWith("M4B")) return MP4_AUDIO;
        // Pictures in the same box.
        if (brand.matches("hei.|hev.|mif1|msf1|avi.|crx ")) return OTHER;
        if (start.contains("vide")) return MP4;
        return start.contains("soun") ? MP4_AUDIO : MP4;
    }

    /// Tagged, or two frames that follow each other would have to be found: the first one's header
    /// has to be possible.
    private static boolean mp3(byte[] head, String start) {
        if (start.startsWith("ID3")) return true;
        if (head.length < 4 || (head[0] & 0xff) != 0xff || (head[1] & 0xe0) != 0xe0) return false;
        int version = head[1] >> 3 & 3;
        int layer = head[1] >> 1 & 3;
        int rate = head[2] >> 4 & 15;
        int frequency = head[2] >> 2 & 3;
        return version != 1 && layer == 1 && rate != 0 && rate != 15 && frequency != 3;
    }
}

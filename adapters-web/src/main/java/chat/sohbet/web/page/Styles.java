package chat.sohbet.web.page;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/// One style sheet of many: there is a file for each component, and browsers get all of them as
/// one, which compresses to half of what they do apart.
public final class Styles {
    static final String FILE = "css/sohbet.css";

    /// In the order in which they are laid over each other.
    private static final String STYLES =
            """
            tokens reset base layout motion rail badge avatar button find row ticks banner toast chat message bubble reactions attachment tray lightbox
            composer emojis menu ask help empty waiting details field group panel door tongues forced-colors\
            """;

    private Styles() {}

    /// `files` with the one that browsers get.
    public static Map<String, byte[]> joined(Map<String, byte[]> files) {
        var sheet = new ByteArrayOutputStream();
        for (var name : STYLES.strip().split("\\s+", -1)) {
            var bytes = files.get("css/" + name + ".css");
            if (bytes == null) throw new IllegalStateException("no style sheet " + name);
            sheet.writeBytes(bytes);
            sheet.write('\n');
        }
        var joined = new TreeMap<>(files);
        joined.put(FILE, sheet.toByteArray());
        return joined;
    }
}

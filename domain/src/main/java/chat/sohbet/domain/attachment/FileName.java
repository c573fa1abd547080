package chat.sohbet.domain.attachment;

import chat.sohbet.domain.Text;

/// What a file was called where it came from: a name and nothing more, for people to read and for
/// browsers to save under. Nothing is ever kept under it.
///
/// Any text becomes one: what leads into other folders goes, as do control characters and those
/// that turn the direction of writing (`gnp.exe` would be shown as `exe.png`); where nothing is
/// left, it is called `file`. At most [#MAX] UTF-16 units, of which the ending is kept.
public record FileName(String text) {
    public static final int MAX = 120;

    /// A longer ending is none.
    private static final int ENDING = 12;

    private static final String NAMELESS = "file";

    public FileName {
        text = cut(bare(Text.wellFormed("name", text.replace("\0", ""))));
    }

    private static String bare(String text) {
        var name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        var kept = new StringBuilder();
        name.codePoints().filter(FileName::harmless).forEach(kept::appendCodePoint);
        var bare = kept.toString().strip();
        while (bare.startsWith(".")) bare = bare.substring(1).strip();
        return bare.isEmpty() ? NAMELESS : bare;
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> "\"<>:|?*".indexOf(point) < 0;
        };
    }

    private static String cut(String name) {
        if (name.length() <= MAX) return name;
        int dot = name.lastIndexOf('.');
        var ending = dot >= name.length() - ENDING ? name.substring(dot) : "";
        int end = MAX - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) end--;
        return name.substring(0, end) + ending;
    }

    /// The same name with another ending, because the content is another one now.
    public FileName ending(String ending) {
        int dot = text.lastIndexOf('.');
        boolean has = dot > 0 && dot >= text.length() - ENDING;
        return new FileName((has ? text.substring(0, dot) : text) + "." + ending);
    }

    @Override
    public String toString() {
        return "FileName[" + text.length() + " characters]";
    }
}

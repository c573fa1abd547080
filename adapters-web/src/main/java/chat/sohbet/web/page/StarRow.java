package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;

/// A message with a star: in which chat it stands, who wrote it where that needs saying, and how it
/// begins.
record StarRow(
        String id,
        long seq,
        String name,
        Face face,
        Saying who,
        String text,
        String at,
        Saying time) {
    static StarRow blank() {
        return new StarRow("", 0, "", new Face(1, ""), Saying.NOTHING, "", "", Saying.NOTHING);
    }
}

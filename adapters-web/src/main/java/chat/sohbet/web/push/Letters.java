package chat.sohbet.web.push;

import chat.sohbet.application.port.Courier.Letter;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.language.Language;
import chat.sohbet.web.language.Languages;
import java.util.Map;

/// What a letter says: who wrote, and where its reader wants it, the beginning of what; in the
/// language of the device.
record Letters(Languages languages) {
    /// Of a text; more is not shown anyway.
    private static final int LONG = 140;

    byte[] write(Letter letter) {
        var language = languages.named(letter.to().language()).orElseGet(languages::english);
        var who = letter.author().displayName().text();
        var title =
                letter.group().isEmpty()
                        ? who
                        : language.say(
                                "notices.in-group", Map.of("who", who, "group", letter.group()));
        return Json.bytes(
                Json.object()
                        .put("title", title)
                        .put("text", text(letter, language))
                        .put("conversation", letter.conversation().toString())
                        .put("seq", letter.message().seq()));
    }

    private static String text(Letter letter, Language language) {
        var writing = letter.message().writing();
        if (!letter.to().preview() || writing.isEmpty()) return language.say("notices.new");
        var said = writing.get().body().text().replaceAll("\\s+", " ").strip();
        return said.isEmpty() ? carried(writing.get(), language) : beginning(said);
    }

    private static String beginning(String text) {
        if (text.length() <= LONG) return text;
        int end = Character.isHighSurrogate(text.charAt(LONG - 1)) ? LONG - 1 : LONG;
        return text.substring(0, end) + "…";
    }

    private static String carried(Writing writing, Language language) {
        if (writing.attachments().isEmpty()) return language.say("notices.new");
        var first = writing.attachments().getFirst();
        return switch (first.kind()) {
            case IMAGE -> language.say("file.photo");
            case VIDEO -> language.say("file.video");
            case AUDIO -> language.say("file.sound");
            case VOICE -> language.say("file.voice");
            case DOCUMENT -> first.name().text();
        };
    }
}

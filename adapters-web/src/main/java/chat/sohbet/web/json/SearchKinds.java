package chat.sohbet.web.json;

import chat.sohbet.application.port.Search;
import chat.sohbet.domain.InvalidValue;
import java.util.Locale;

/// The kinds of messages in the words of the wire.
public final class SearchKinds {
    private SearchKinds() {}

    public static Search.Kind of(String text) {
        for (var kind : Search.Kind.values())
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) return kind;
        throw new InvalidValue("kind", "link, image, video, audio, voice or document");
    }
}

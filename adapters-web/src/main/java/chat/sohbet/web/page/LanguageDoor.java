package chat.sohbet.web.page;

import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Languages;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/// Choosing a language, signed in or not: a cookie keeps it in this browser, since it is a browser
/// that asks for a page and may have somebody else's screen.
final class LanguageDoor {
    private static final Duration LIFE = Duration.ofDays(365);
    private static final Pattern OURS = Pattern.compile("/(?!/)[A-Za-z0-9/_?=%&+.-]{0,500}");

    private final Site site;

    LanguageDoor(Site site) {
        this.site = site;
    }

    void register(Routes routes) {
        routes.post("/language", this::choose);
    }

    private void choose(ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var chosen =
                site.languages()
                        .named(sent.text("language"))
                        .orElseThrow(() -> Problem.notFound("language"));
        response.headers()
                .add(
                        HeaderNames.SET_COOKIE,
                        "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax"
                                .formatted(Languages.COOKIE, chosen.tag(), LIFE.toSeconds()));
        var back = sent.text("here");
        Html.see(response, OURS.matcher(back).matches() ? back : "/");
    }
}

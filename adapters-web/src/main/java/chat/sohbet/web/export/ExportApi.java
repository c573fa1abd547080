package chat.sohbet.web.export;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Disposition;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Languages;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import chat.sohbet.web.security.Rate;
import chat.sohbet.web.security.Rates;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// `/users/me/export`: all of my data, as a ZIP. Few at a time and seldom, for it reads all there
/// is.
public final class ExportApi {
    /// Three at once are enough for who lost the first; then one in twenty minutes.
    private static final Rate SELDOM = new Rate(1 / 1200.0, 3);

    private static final int AT_ONCE = 2;

    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final Languages languages;
    private final Clock clock;
    private final Rates<UserId> rates = new Rates<>(SELDOM);
    private final Semaphore places = new Semaphore(AT_ONCE);

    public ExportApi(Chat chat, Doorkeeper doorkeeper, Languages languages, Clock clock) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.languages = languages;
        this.clock = clock;
    }

    public void addTo(Routes routes) {
        routes.get("/users/me/export", this::export);
    }

    private void export(ServerRequest request, ServerResponse response) {
        var me = asking(request, response);
        if (!places.tryAcquire()) throw Problem.tooFast(Duration.ofSeconds(30));
        try {
            rates.take(me.user());
            send(me, request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            places.release();
        }
    }

    /// A browser that follows a link doesn't renew its session by itself.
    private Me asking(ServerRequest request, ServerResponse response) {
        return Doorkeeper.bearer(request.headers()).isPresent()
                ? doorkeeper.api(request)
                : doorkeeper.page(request, response).orElseThrow(Problem::unauthenticated);
    }

    private void send(Me me, ServerRequest request, ServerResponse response) throws IOException {
        var account = chat.accounts().account(me.user()).orElseThrow(Problem::unauthenticated);
        var today = clock.instant().toString().substring(0, 10);
        var name = "sohbet-" + SafeName.of(account.user().username().text()) + "-" + today + ".zip";
        response.headers().set(HeaderNames.CONTENT_TYPE, "application/zip");
        response.headers().set(HeaderNames.CONTENT_DISPOSITION, Disposition.of(false, name));
        // Not closed where it fails: then the download is broken, and not a whole one that lacks
        // something.
        var out = response.outputStream();
        new Archive(chat, me, languages.of(request.headers()), out).write(account);
        out.close();
    }
}

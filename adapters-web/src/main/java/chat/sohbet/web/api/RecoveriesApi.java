package chat.sohbet.web.api;

import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.RecoveryCode;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.language.Languages;
import chat.sohbet.web.security.Lost;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/recoveries`: for who forgot their password.
final class RecoveriesApi {
    private final Lost lost;
    private final Languages languages;

    RecoveriesApi(Lost lost, Languages languages) {
        this.lost = lost;
        this.languages = languages;
    }

    void addTo(Routes routes) {
        routes.post("/recoveries", this::ask).put("/recoveries", this::recover);
    }

    private void ask(ServerRequest request, ServerResponse response) {
        var email = new EmailAddress(Bodies.read(request).text("email"));
        lost.ask(request, email, languages.of(request.headers()));
        response.status(Status.ACCEPTED_202).send();
    }

    private void recover(ServerRequest request, ServerResponse response) {
        var body = Bodies.read(request);
        var code = new RecoveryCode(body.text("code"));
        lost.recover(request, code, new Password(body.text("password")));
        response.status(Status.NO_CONTENT_204).send();
    }
}

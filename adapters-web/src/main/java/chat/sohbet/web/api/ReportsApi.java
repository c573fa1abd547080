package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.application.ReportMisuse;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.report.Note;
import chat.sohbet.domain.report.Reason;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Fields;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import chat.sohbet.web.security.Rates;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;

/// `/reports`: a message or a person is not all right.
final class ReportsApi {
    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final Rates<UserId> sends;

    ReportsApi(Chat chat, Doorkeeper doorkeeper, Rates<UserId> sends) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.sends = sends;
    }

    void addTo(Routes routes) {
        routes.post("/reports", this::file);
    }

    private void file(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request);
        var body = Bodies.read(request);
        sends.take(me.user());
        switch (file(me, body)) {
            case FILED -> response.status(Status.NO_CONTENT_204).send();
            case NOT_FOUND -> throw Problem.notFound(body.has("user") ? "user" : "message");
            case TOO_MANY -> throw Problem.tooFast(Duration.ofHours(1));
        }
    }

    private ReportMisuse.Filing file(Me me, Fields body) {
        var reason = Reason.of(body.text("reason"));
        var note = new Note(body.maybeText("note").orElse(""));
        if (body.has("user") == body.has("conversation"))
            throw new InvalidValue("user", "given, or else conversation and seq");
        if (body.has("user")) {
            var user = UserId.parse("user", body.text("user"));
            return chat.misuse().person(me.user(), user, reason, note);
        }
        var conversation = ConversationId.parse("conversation", body.text("conversation"));
        long seq = body.number("seq");
        if (seq < 1) throw new InvalidValue("seq", "a message number, 1 or more");
        return chat.misuse().message(me.user(), conversation, seq, reason, note);
    }
}

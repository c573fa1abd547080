package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.application.Parcel;
import chat.sohbet.application.ShareFiles;
import chat.sohbet.application.ShareFiles.Download;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.FileName;
import chat.sohbet.domain.attachment.Peaks;
import chat.sohbet.domain.attachment.Recording;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Bodies;
import chat.sohbet.web.http.Bytes;
import chat.sohbet.web.http.Disposition;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.http.Upload;
import chat.sohbet.web.json.MessageJson;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import chat.sohbet.web.security.Rates;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/// `/attachments`: files come, and go to those who may see them.
final class AttachmentsApi {
    private final Chat chat;
    private final Doorkeeper doorkeeper;
    private final Rates<UserId> sends;

    AttachmentsApi(Chat chat, Doorkeeper doorkeeper, Rates<UserId> sends) {
        this.chat = chat;
        this.doorkeeper = doorkeeper;
        this.sends = sends;
    }

    void addTo(Routes routes) {
        routes.post("/attachments", this::upload)
                .get("/attachments/{attachment}", this::download)
                .get("/attachments/{attachment}/thumbnail", this::thumbnail)
                .put("/users/me/avatar", this::portray)
                .delete("/users/me/avatar", this::portrayNot)
                .put("/conversations/{id}/picture", this::portrayGroup)
                .delete("/conversations/{id}/picture", this::portrayGroupNot)
                .get("/invites/{token}/picture/{attachment}", this::invited);
    }

    // Coming

    private void upload(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request).user();
        var parcel = parcel(request);
        if (request.headers().contentLength().orElse(0) > Attachment.MAX_SIZE)
            throw refused(ShareFiles.Upload.Reason.TOO_LARGE);
        sends.take(me);
        var upload = Upload.of(request);
        answer(response, take(upload, () -> chat.files().upload(me, parcel, upload)));
    }

    private void portray(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request).user();
        sends.take(me);
        var upload = Upload.of(request);
        answer(response, take(upload, () -> chat.files().portray(me, upload)));
    }

    private void portrayNot(ServerRequest request, ServerResponse response) {
        chat.files().portrayNot(doorkeeper.api(request).user());
        response.status(Status.NO_CONTENT_204).send();
    }

    private void portrayGroup(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request).user();
        var group = new Named(request).conversation();
        sends.take(me);
        var upload = Upload.of(request);
        answer(response, take(upload, () -> chat.files().portray(me, group, upload)));
    }

    private void portrayGroupNot(ServerRequest request, ServerResponse response) {
        var me = doorkeeper.api(request).user();
        sends.take(me);
        var group = new Named(request).conversation();
        MembersApi.done(response, chat.files().portrayNot(me, group));
    }

    private static void answer(ServerResponse response, ShareFiles.Upload upload) {
        switch (upload) {
            case ShareFiles.Upload.Kept(var file) ->
                    Bodies.send(response, Status.CREATED_201, MessageJson.attachment(file));
            case ShareFiles.Upload.Repeated(var file) ->
                    Bodies.send(response, MessageJson.attachment(file));
            case ShareFiles.Upload.Refused(var reason) -> throw refused(reason);
            case ShareFiles.Upload.NotYours(var refusal) -> throw Problem.of(refusal);
        }
    }

    @FunctionalInterface
    private interface Taking {
        ShareFiles.Upload take() throws IOException;
    }

    private static ShareFiles.Upload take(Upload upload, Taking taking) {
        try {
            return taking.take();
        } catch (IOException e) {
            if (upload.broken()) throw Problem.notUnderstood("broke off");
            throw new UncheckedIOException(e);
        }
    }

    private static Parcel parcel(ServerRequest request) {
        var query = new Query(request);
        var clientId =
                query.text("clientId")
                        .map(text -> ClientId.parse("clientId", text))
                        .orElseThrow(() -> new InvalidValue("clientId", "given"));
        var name =
                request.headers()
                        .first(HeaderNames.CONTENT_DISPOSITION)
                        .flatMap(Disposition::name)
                        .orElse("");
        return new Parcel(clientId, new FileName(name), recording(query).orElse(null));
    }

    private static Optional<Recording> recording(Query query) {
        var peaks = query.text("peaks");
        if (peaks.isEmpty()) return Optional.empty();
        long millis =
                query.number("duration").orElseThrow(() -> new InvalidValue("duration", "given"));
        if (millis < 0) throw new InvalidValue("duration", "0 milliseconds or more");
        return Optional.of(new Recording(Duration.ofMillis(millis), new Peaks(peaks.get())));
    }

    static Problem refused(ShareFiles.Upload.Reason reason) {
        var detail =
                switch (reason) {
                    case TOO_LARGE -> "A file may have 64 MB at most.";
                    case NO_PICTURE -> "This is no picture that can be read here.";
                    case TOO_MANY_PIXELS -> "A picture may have 50 megapixels at most.";
                    case QUOTA -> "There is no room left for your files. Delete some first.";
                };
        var code =
                reason == ShareFiles.Upload.Reason.NO_PICTURE
                        ? Problem.Code.INVALID
                        : Problem.Code.TOO_LARGE;
        return new Problem(code, detail);
    }

    // Going

    private void download(ServerRequest request, ServerResponse response) {
        var found = chat.files().download(asking(request, response), id(request));
        send(request, response, "", found.orElseThrow(AttachmentsApi::none));
    }

    private void thumbnail(ServerRequest request, ServerResponse response) {
        var found = chat.files().thumbnail(asking(request, response), id(request));
        send(request, response, "-small", found.orElseThrow(AttachmentsApi::none));
    }

    /// Whoever has the link may see the picture, as they see the title.
    private void invited(ServerRequest request, ServerResponse response) {
        var picture = id(request);
        var found =
                chat.files()
                        .thumbnail(InvitesApi.token(request))
                        .filter(shown -> shown.attachment().id().equals(picture));
        send(request, response, "-small", found.orElseThrow(AttachmentsApi::none));
    }

    /// A browser that loads a picture doesn't renew its session by itself.
    private UserId asking(ServerRequest request, ServerResponse response) {
        return Doorkeeper.bearer(request.headers()).isPresent()
                ? doorkeeper.api(request).user()
                : doorkeeper
                        .page(request, response)
                        .map(Me::user)
                        .orElseThrow(Problem::unauthenticated);
    }

    private static AttachmentId id(ServerRequest request) {
        try {
            return AttachmentId.parse("attachment", new Named(request).part("attachment"));
        } catch (InvalidValue notAnId) {
            throw none();
        }
    }

    private static Problem none() {
        return Problem.notFound("attachment");
    }

    /// What browsers show, they show; anything else they are to save.
    private static void send(
            ServerRequest request, ServerResponse response, String which, Download download) {
        var file = download.attachment();
        boolean inline = file.kind() != AttachmentKind.DOCUMENT;
        Bytes.send(
                request,
                response,
                new Bytes.Content(
                        file.id() + which,
                        file.mediaType(),
                        Disposition.of(inline, file.name().text()),
                        download.size(),
                        download.bytes()::from));
    }
}

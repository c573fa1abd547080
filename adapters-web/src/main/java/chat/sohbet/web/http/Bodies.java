package chat.sohbet.web.http;

import chat.sohbet.web.json.Fields;
import chat.sohbet.web.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// JSON that comes and goes as a body.
public final class Bodies {
    private static final String JSON = "application/json";

    private Bodies() {}

    /// Reads a request's body. Anything but `application/json` is refused: a form on a foreign page
    /// can't send it.
    public static Fields read(ServerRequest request) {
        boolean json =
                request.headers()
                        .contentType()
                        .filter(type -> type.mediaType().text().equals(JSON))
                        .isPresent();
        if (!json) throw WithStatus.unsupportedMediaType(JSON);
        return Json.read(
                request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0]);
    }

    public static void send(ServerResponse response, Status status, JsonNode body) {
        response.status(status).header(HeaderNames.CONTENT_TYPE, JSON).send(Json.bytes(body));
    }

    public static void send(ServerResponse response, JsonNode body) {
        send(response, Status.OK_200, body);
    }
}

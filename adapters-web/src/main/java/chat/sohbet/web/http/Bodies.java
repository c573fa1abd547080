package chat.sohbet.web.http;

import chat.sohbet.web.json.Fields;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// What comes and goes as a body.
public final class Bodies {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private Bodies() {}

    /// Reads a request's body. Anything but `application/json` is refused: a form on a foreign page
    /// can't send it.
    public static Fields read(ServerRequest request) {
        require(JSON, request);
        return Json.read(
                request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0]);
    }

    /// Reads a form that a page sent.
    public static Parameters form(ServerRequest request) {
        require(FORM, request);
        if (!request.content().hasEntity()) return Parameters.empty(FORM);
        try {
            return request.content().as(Parameters.class);
        } catch (IllegalArgumentException notEncoded) {
            throw Problem.notUnderstood("must be a form");
        }
    }

    private static void require(String wanted, ServerRequest request) {
        boolean given =
                request.headers()
                        .contentType()
                        .filter(type -> type.mediaType().text().equals(wanted))
                        .isPresent();
        if (!given) throw WithStatus.unsupportedMediaType(wanted);
    }

    public static void send(ServerResponse response, Status status, JsonNode body) {
        response.status(status).header(HeaderNames.CONTENT_TYPE, JSON).send(Json.bytes(body));
    }

    public static void send(ServerResponse response, JsonNode body) {
        send(response, Status.OK_200, body);
    }
}

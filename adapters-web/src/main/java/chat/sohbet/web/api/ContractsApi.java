package chat.sohbet.web.api;

import chat.sohbet.web.http.Routes;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import java.io.IOException;
import java.io.UncheckedIOException;

/// `/openapi.json` and `/asyncapi.json`: what is said over HTTP and over the socket, for programs
/// to read. Anybody may.
final class ContractsApi {
    void addTo(Routes routes) {
        routes.get("/openapi.json", serve("contracts/openapi.json"))
                .get("/asyncapi.json", serve("contracts/asyncapi.json"));
    }

    private static Handler serve(String resource) {
        var document = read(resource);
        return (_, response) ->
                response.header(HeaderNames.CONTENT_TYPE, "application/json").send(document);
    }

    private static byte[] read(String resource) {
        try (var file = ContractsApi.class.getClassLoader().getResourceAsStream(resource)) {
            if (file == null) throw new IllegalStateException("no resource " + resource);
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

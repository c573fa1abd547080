package chat.sohbet.web.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/// Sends pages.
record Html(Templates templates) {
    void send(ServerResponse response, int status, String template, Object page) {
        response.status(Status.create(status));
        response.headers().set(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.send(templates.render(template, page));
    }

    /// After a form: look there (303), so that loading again sends nothing twice.
    static void see(ServerResponse response, String path) {
        response.status(Status.SEE_OTHER_303);
        response.headers().set(HeaderNames.LOCATION, path);
        response.send();
    }
}

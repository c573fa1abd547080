package chat.sohbet.web.page;

import chat.sohbet.web.http.Assets;
import chat.sohbet.web.language.Languages;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Sends pages, each in the language of who asks.
record Html(Templates templates, Languages languages, Assets assets) {
    void send(
            ServerRequest request,
            ServerResponse response,
            int status,
            String template,
            Object page) {
        response.status(Status.create(status));
        response.headers().set(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        var query = request.query().rawValue();
        var here = request.path().path() + (query.isEmpty() ? "" : "?" + query);
        response.send(render(request.headers(), here, template, page));
    }

    /// `here` is the page's own address.
    String render(ServerRequestHeaders headers, String here, String template, Object page) {
        var language = languages.of(headers);
        var script = assets.url(Languages.script(language));
        return templates.render(Tongue.of(language, languages, script, here), template, page);
    }

    /// After a form: look there (303), so that loading again sends nothing twice.
    static void see(ServerResponse response, String path) {
        response.status(Status.SEE_OTHER_303);
        response.headers().set(HeaderNames.LOCATION, path);
        response.send();
    }
}

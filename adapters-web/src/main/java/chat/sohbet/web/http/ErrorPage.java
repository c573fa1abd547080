package chat.sohbet.web.http;

import chat.sohbet.web.json.Problem;
import io.helidon.http.ServerRequestHeaders;

/// Shows a failure to a person with a browser.
@FunctionalInterface
public interface ErrorPage {
    /// A whole HTML document for whoever sent these headers.
    String html(ServerRequestHeaders headers, int status, Problem problem);
}

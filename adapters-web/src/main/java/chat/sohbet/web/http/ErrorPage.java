package chat.sohbet.web.http;

import chat.sohbet.web.json.Problem;

/// Shows a failure to a person with a browser.
@FunctionalInterface
public interface ErrorPage {
    /// A whole HTML document.
    String html(int status, Problem problem);
}

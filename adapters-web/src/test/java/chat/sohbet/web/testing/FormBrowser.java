package chat.sohbet.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A browser without JavaScript: keeps cookies, follows redirects, fills and sends the forms of the
/// pages it got.
public final class FormBrowser {
    public static final String PASSWORD = "nine glasses of tea";

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    public FormBrowser(URI base) {
        this.base = base;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    public HttpResponse<String> register(String username, String displayName) {
        return register(get("/register"), username, displayName);
    }

    /// From a page that leads on elsewhere.
    public HttpResponse<String> register(
            HttpResponse<String> page, String username, String displayName) {
        return submit(
                page,
                "/register",
                "displayName",
                displayName,
                "username",
                username,
                "email",
                username + displayName.hashCode() + "@example.org",
                "password",
                PASSWORD);
    }

    /// Sends the first form whose action begins with `action`: its hidden fields as they are and
    /// its ticked boxes, and these.
    public HttpResponse<String> submit(HttpResponse<String> page, String action, String... fields) {
        var form =
                Pattern.compile(
                                "<form[^>]*action=\"("
                                        + Pattern.quote(action)
                                        + "[^\"]*)\".*?</form>",
                                Pattern.DOTALL)
                        .matcher(page.body());
        assertThat(form.find()).as("a form for " + action).isTrue();
        var pairs = new ArrayList<String>();
        var hidden =
                Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
                        .matcher(form.group());
        while (hidden.find()) pairs.add(pair(hidden.group(1), hidden.group(2)));
        var ticked =
                Pattern.compile("type=\"checkbox\" name=\"([^\"]*)\" value=\"([^\"]*)\" checked")
                        .matcher(form.group());
        while (ticked.find()) pairs.add(pair(ticked.group(1), ticked.group(2)));
        for (int i = 0; i < fields.length; i += 2) pairs.add(pair(fields[i], fields[i + 1]));
        return post(form.group(1), String.join("&", pairs));
    }

    /// Sends a form that no page showed.
    public HttpResponse<String> post(String path, String body) {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Origin", base.toString())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI at(String path) {
        return base.resolve(path);
    }

    private static String pair(String name, String value) {
        return String.join("=", List.of(encoded(name), encoded(value)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package chat.sohbet.web.page;

import chat.sohbet.web.http.ErrorPage;
import chat.sohbet.web.json.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;

/// All pages, to be registered at the root.
public final class Pages implements HttpService, ErrorPage {
    private final Site site;

    public Pages(Site site) {
        this.site = site;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                "/",
                (request, response) ->
                        response.send(
                                site.doorkeeper().page(request, response).isPresent()
                                        ? "Sohbet: signed in"
                                        : "Sohbet"));
    }

    @Override
    public String html(int status, Problem problem) {
        return "<!doctype html><title>" + status + "</title><p>" + problem.code().word();
    }
}

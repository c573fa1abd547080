package chat.sohbet.web.page;

import chat.sohbet.web.http.Assets;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.language.Language;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// What a browser needs to install the app and to open it without a network: a manifest (W3C Web
/// Application Manifest), and the service worker, at the root so that its scope is everything.
final class Installation {
    private static final String COLOUR = "#452440";
    private static final String GROUND = "#fff7f2";

    private final Site site;

    Installation(Site site) {
        this.site = site;
    }

    void register(Routes routes) {
        routes.get("/manifest.webmanifest", this::manifest)
                .get("/sw.js", site.assets().handler("sw.js"));
    }

    /// Browsers ask for it without cookies, so its address names the language.
    private void manifest(ServerRequest request, ServerResponse response) {
        var language =
                request.query()
                        .first("lang")
                        .asOptional()
                        .flatMap(site.languages()::named)
                        .orElseGet(site.languages()::english);
        response.headers()
                .set(HeaderNames.CONTENT_TYPE, "application/manifest+json")
                .set(HeaderNames.CACHE_CONTROL, "public, no-cache");
        response.send(Json.bytes(manifest(language, site.assets())));
    }

    private static ObjectNode manifest(Language language, Assets assets) {
        var manifest = Json.object();
        manifest.put("id", "/")
                .put("name", "Sohbet")
                .put("short_name", "Sohbet")
                .put("description", language.say("site.description"))
                .put("lang", language.tag())
                .put("dir", language.dir())
                .put("start_url", "/")
                .put("scope", "/")
                .put("display", "standalone")
                .put("theme_color", COLOUR)
                .put("background_color", GROUND);
        var icons = manifest.putArray("icons");
        icon(icons, assets.url("img/icon.svg"), "image/svg+xml", "any", "any");
        icon(icons, assets.url("img/icon-192.png"), "image/png", "192x192", "any");
        icon(icons, assets.url("img/icon-512.png"), "image/png", "512x512", "any");
        icon(icons, assets.url("img/icon-maskable.png"), "image/png", "512x512", "maskable");
        return manifest;
    }

    private static void icon(
            ArrayNode icons, String address, String type, String sizes, String purpose) {
        icons.addObject()
                .put("src", address)
                .put("type", type)
                .put("sizes", sizes)
                .put("purpose", purpose);
    }
}

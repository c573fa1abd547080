package chat.sohbet.web.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Scripts, styles and pictures: the files below the resource folder `static`, read and compressed
/// once. Their addresses hold a hash of all of them together, so that browsers keep them for ever
/// and modules that import each other by relative paths are always of one build.
///
/// `Protection` comes before this handler; what may be kept is said here.
public final class Assets implements HttpService {
    private static final String ROOT = "/static/";
    private static final Header FOR_EVER =
            HeaderValues.create(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
    private static final Header ASK =
            HeaderValues.create(HeaderNames.CACHE_CONTROL, "public, no-cache");
    private static final Header VARY = HeaderValues.create(HeaderNames.VARY, "Accept-Encoding");
    private static final Header GZIP = HeaderValues.create(HeaderNames.CONTENT_ENCODING, "gzip");

    private final Map<String, Asset> files;
    private final String version;

    private Assets(Map<String, Asset> files) {
        this.files = files;
        this.version = Asset.hash(files);
    }

    /// Reads everything below the resource folder `static` of this module. `change` gets the files
    /// by their path and answers those to serve.
    public static Assets load(UnaryOperator<Map<String, byte[]>> change) {
        return load(Assets.class.getClassLoader(), "static", change);
    }

    static Assets load(
            ClassLoader loader, String folder, UnaryOperator<Map<String, byte[]>> change) {
        var files = new TreeMap<String, Asset>();
        change.apply(ResourceTree.read(loader, folder, (_, bytes) -> bytes))
                .forEach((path, bytes) -> files.put(path, Asset.of(path, Slim.of(path, bytes))));
        return new Assets(files);
    }

    /// The address of a file, `js/app.js`. Throws where there is none: a page that names it would
    /// be broken.
    public String url(String path) {
        if (!files.containsKey(path)) throw new IllegalArgumentException("no file static/" + path);
        return ROOT + version + "/" + path;
    }

    /// The addresses of all modules that a script needs before it runs, itself left out.
    public List<String> modules(String entry) {
        return Modules.of(files, entry).stream().map(this::url).toList();
    }

    /// Serves one file at an address of its own (`/favicon.ico`, a service worker), asked for again
    /// each time.
    public Handler handler(String path) {
        var asset =
                Optional.ofNullable(files.get(path))
                        .orElseThrow(() -> new IllegalArgumentException("no file static/" + path));
        return (request, response) -> send(request, response, asset, ASK);
    }

    @Override
    public void routing(HttpRules rules) {
        var path = ROOT + "{version}/{+path}";
        rules.get(path, this::serve).head(path, this::serve);
    }

    /// An address of another build gets the file of this one, not to be kept: somebody's page is
    /// older than the server, or the other way round on another node.
    private void serve(ServerRequest request, ServerResponse response) {
        var parameters = request.path().pathParameters();
        var asset = files.get(parameters.get("path"));
        if (asset == null) {
            response.next();
            return;
        }
        send(request, response, asset, parameters.get("version").equals(version) ? FOR_EVER : ASK);
    }

    private static void send(
            ServerRequest request, ServerResponse response, Asset asset, Header keep) {
        boolean gzip = asset.compressed().isPresent() && acceptsGzip(request);
        var body = gzip ? asset.compressed().get() : asset.bytes();
        var tag = gzip ? asset.tag() + "-gz" : asset.tag();
        var headers = response.headers();
        headers.set(keep);
        headers.set(VARY);
        headers.set(HeaderNames.ETAG, '"' + tag + '"');
        if (request.headers()
                .first(HeaderNames.IF_NONE_MATCH)
                .filter(known -> known.contains(tag))
                .isPresent()) {
            response.status(304).send();
            return;
        }
        headers.set(HeaderNames.CONTENT_TYPE, asset.type());
        if (gzip) headers.set(GZIP);
        if (request.prologue().method().equals(Method.HEAD)) response.send();
        else response.send(body);
    }

    private static boolean acceptsGzip(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.ACCEPT_ENCODING)
                .filter(accepted -> accepted.contains("gzip"))
                .isPresent();
    }
}

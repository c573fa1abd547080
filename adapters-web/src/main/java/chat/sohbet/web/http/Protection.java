package chat.sohbet.web.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;

/// The headers that every answer carries, failures too. Scripts and styles come from files of ours
/// alone, so that a text somebody wrote can't become one whatever else goes wrong.
public final class Protection implements Filter {
    private static final List<Header> HEADERS =
            List.of(
                    header(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
                                    + " img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self';"
                                    + " manifest-src 'self'; worker-src 'self'; form-action 'self';"
                                    + " base-uri 'none'; frame-ancestors 'none'"),
                    header("X-Content-Type-Options", "nosniff"),
                    header("Referrer-Policy", "same-origin"),
                    header("Cross-Origin-Opener-Policy", "same-origin"),
                    header("Cross-Origin-Resource-Policy", "same-origin"),
                    header("Permissions-Policy", "geolocation=(), camera=(), payment=()"));

    /// What nobody may keep, above all no cache on the way.
    private static final Header NO_STORE =
            HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store");

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        protect(response.headers());
        chain.proceed();
    }

    /// Adds them; an answer may be kept only where its handler says so afterwards.
    static void protect(ServerResponseHeaders headers) {
        HEADERS.forEach(headers::set);
        headers.set(NO_STORE);
    }

    private static Header header(String name, String value) {
        return HeaderValues.createCached(HeaderNames.create(name), value);
    }
}

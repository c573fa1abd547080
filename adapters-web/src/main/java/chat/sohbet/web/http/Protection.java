package chat.sohbet.web.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;

/// The headers that every answer carries, failures too (OWASP ASVS 5.0, 3.4). Scripts and styles
/// come from files of ours alone, and no text becomes a script's address or markup but through a
/// policy called `sohbet`, so that a text somebody wrote can't become either whatever else goes
/// wrong.
public final class Protection implements Filter {
    private static final List<Header> HEADERS =
            List.of(
                    header(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
                                    + " img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self';"
                                    + " manifest-src 'self'; worker-src 'self'; form-action 'self';"
                                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none';"
                                    + " require-trusted-types-for 'script'; trusted-types sohbet"),
                    header("X-Content-Type-Options", "nosniff"),
                    header("Referrer-Policy", "same-origin"),
                    header("Cross-Origin-Opener-Policy", "same-origin"),
                    header("Cross-Origin-Resource-Policy", "same-origin"),
                    header("Permissions-Policy", "geolocation=(), camera=(), payment=()"));

    /// Who has come by https once comes by nothing else for a year. Not said for other names of the
    /// domain, which may be somebody else's.
    private static final Header HTTPS_ONLY =
            header("Strict-Transport-Security", "max-age=31536000");

    /// What nobody may keep, above all no cache on the way.
    private static final Header NO_STORE =
            HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store");

    private final Visits visits;

    public Protection(Visits visits) {
        this.visits = visits;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        refuseDoubtfulLengths(request.headers());
        protect(response.headers(), visits.secure(request.headers(), request.remotePeer()));
        chain.proceed();
    }

    /// Where one part of the way believes the one length and another the other, the rest of a body
    /// becomes somebody's next request (RFC 9112, 6.1): nothing more is read from there. The server
    /// itself takes a length of -1 for one that isn't known.
    private static void refuseDoubtfulLengths(Headers headers) {
        if (headers.contains(HeaderNames.CONTENT_LENGTH)
                && headers.contains(HeaderNames.TRANSFER_ENCODING))
            throw new CloseConnectionException("a request with two lengths");
        if (headers.first(HeaderNames.CONTENT_LENGTH).orElse("").contains("-"))
            throw new CloseConnectionException("a request with a length that is none");
    }

    /// Adds them; an answer may be kept only where its handler says so afterwards.
    static void protect(ServerResponseHeaders headers, boolean secure) {
        HEADERS.forEach(headers::set);
        headers.set(NO_STORE);
        if (secure) headers.set(HTTPS_ONLY);
    }

    private static Header header(String name, String value) {
        return HeaderValues.createCached(HeaderNames.create(name), value);
    }
}

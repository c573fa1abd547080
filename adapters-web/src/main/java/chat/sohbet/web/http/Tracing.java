package chat.sohbet.web.http;

import chat.sohbet.application.port.Trace;
import io.helidon.common.context.Context;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.util.regex.Pattern;

/// Does each request under a name of its own, and says so in the answer, so that who complains can
/// say which lines of the log are about them.
///
/// The name is the one a trusted proxy gave it, for its own log has that: `traceparent` (the trace
/// id of W3C Trace Context), else `X-Request-Id`. Anybody else could give many requests one name,
/// or one of somebody else's.
public final class Tracing implements Filter {
    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
    private static final HeaderName PARENT = HeaderNames.create("traceparent");

    private static final Pattern CONTEXT =
            Pattern.compile("[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private final Visits visits;

    public Tracing(Visits visits) {
        this.visits = visits;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var trace = named(request);
        request.context().register(trace);
        name(response.headers(), trace);
        trace.run(chain::proceed);
    }

    private Trace named(ServerRequest request) {
        var headers = request.headers();
        boolean said = headers.contains(PARENT) || headers.contains(REQUEST_ID);
        return said && visits.proxied(request.remotePeer()) ? given(headers) : Trace.fresh();
    }

    /// `version-trace-parent-flags`, of which the second is the same all the way.
    private static Trace given(Headers headers) {
        var parent = CONTEXT.matcher(headers.first(PARENT).orElse(""));
        if (parent.matches()) return Trace.named(parent.group(1)).orElseGet(Trace::fresh);
        return headers.first(REQUEST_ID).flatMap(Trace::named).orElseGet(Trace::fresh);
    }

    /// The name under which a request is done; a new one, where it never was.
    static Trace of(ServerRequest request) {
        return of(request.context());
    }

    private static Trace of(Context context) {
        return context.get(Trace.class).orElseGet(Trace::fresh);
    }

    static void name(ServerResponseHeaders headers, Trace trace) {
        headers.set(REQUEST_ID, trace.id());
    }
}

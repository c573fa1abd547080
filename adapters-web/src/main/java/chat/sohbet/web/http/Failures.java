package chat.sohbet.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.sohbet.application.port.Trace;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.Problem;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// Turns whatever was thrown into an answer: `application/problem+json` (RFC 9457) for programs, a
/// page for people. Nothing of an exception's own text gets out; a fault of ours is logged.
public final class Failures {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    private static final HeaderName RETRY_AFTER = HeaderNames.RETRY_AFTER;

    private final ErrorPage page;
    private final Visits visits;

    public Failures(ErrorPage page, Visits visits) {
        this.page = page;
        this.visits = visits;
    }

    /// Answers for all that handlers and filters throw.
    public void register(HttpRouting.Builder routing) {
        routing.error(Throwable.class, this::answer);
    }

    /// Answers for all that goes wrong before or beside them: a request that is none, a body that
    /// is too large.
    public DirectHandlers direct() {
        var handlers = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) handlers.addHandler(type, new Direct());
        return handlers.build();
    }

    /// Sends a problem as the answer to a request.
    public void answer(ServerRequest request, ServerResponse response, Throwable thrown) {
        var trace = Tracing.of(request);
        Tracing.name(response.headers(), trace);
        trace.run(() -> explain(request, response, thrown));
    }

    private void explain(ServerRequest request, ServerResponse response, Throwable thrown) {
        var failure = failure(thrown);
        Protection.protect(
                response.headers(), visits.secure(request.headers(), request.remotePeer()));
        // The server won't look for the end of such a body; who isn't told sends the next request
        // into a connection that is closing.
        if (failure.status() == 413 && request.headers().contentLength().isEmpty())
            response.headers().set(HeaderValues.CONNECTION_CLOSE);
        var body = write(failure, response.headers(), request.path().path(), request.headers());
        response.status(Status.create(failure.status())).send(body);
    }

    private record Failure(int status, Problem problem, Optional<Header> header) {
        Failure(int status, Problem problem) {
            this(status, problem, Optional.empty());
        }
    }

    private static Failure failure(Throwable thrown) {
        if (thrown instanceof WithStatus other)
            return new Failure(other.status(), other.problem(), other.header());
        var known = Problem.known(thrown);
        if (known.isPresent()) return new Failure(known.get().code().status(), known.get());
        if (thrown instanceof HttpException http && http.status().code() < 500)
            return failure(http.status().code());
        LOG.log(Level.ERROR, "A request failed", thrown);
        return new Failure(500, Problem.internal());
    }

    private static boolean meant(Throwable thrown) {
        return thrown instanceof WithStatus || Problem.known(thrown).isPresent();
    }

    /// What a status of Helidon's own making means.
    private static Failure failure(int status) {
        var problem =
                switch (status) {
                    case 404 -> Problem.notFound("page");
                    case 413 -> new Problem(Problem.Code.TOO_LARGE, "What you send is too large.");
                    case 503 -> new Problem(Problem.Code.UNAVAILABLE, "The server is busy.");
                    default ->
                            status < 500
                                    ? new Problem(Problem.Code.INVALID, "This is no valid request.")
                                    : Problem.internal();
                };
        return new Failure(status, problem);
    }

    private byte[] write(
            Failure failure,
            ServerResponseHeaders headers,
            String path,
            ServerRequestHeaders asked) {
        Figures.refused(failure.problem().code());
        failure.header().ifPresent(headers::set);
        failure.problem()
                .retryAfter()
                .ifPresent(after -> headers.set(RETRY_AFTER, Long.toString(seconds(after))));
        if (forPeople(path, asked)) {
            headers.set(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
            return page.html(asked, failure.status(), failure.problem()).getBytes(UTF_8);
        }
        headers.set(HeaderNames.CONTENT_TYPE, "application/problem+json");
        if (failure.status() == 401) headers.set(HeaderNames.WWW_AUTHENTICATE, "Bearer");
        var node =
                Json.object()
                        .put("type", "about:blank")
                        .put("title", Status.create(failure.status()).reasonPhrase())
                        .put("status", failure.status());
        return Json.bytes(failure.problem().write(node));
    }

    private static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }

    private static boolean forPeople(String path, Headers headers) {
        return !path.startsWith("/api/")
                && headers.contains(HeaderNames.ACCEPT)
                && headers.get(HeaderNames.ACCEPT).values().contains("text/html");
    }

    /// Whether a request ended before it was one: nobody's fault, and no news.
    private static boolean gone(Optional<Throwable> thrown) {
        return thrown.map(Throwable::getCause)
                .filter(DataReader.InsufficientDataAvailableException.class::isInstance)
                .isPresent();
    }

    /// Whether the server ends, and has not waited for a request that was answered already. Whoever
    /// asks next by this connection would take another answer for theirs.
    private static boolean interrupted(Optional<Throwable> thrown) {
        return thrown.map(Throwable::getCause)
                .filter(InterruptedException.class::isInstance)
                .isPresent();
    }

    private final class Direct implements DirectHandler {
        @Override
        public TransportResponse handle(
                TransportRequest request,
                EventType type,
                Status status,
                ServerResponseHeaders headers,
                Throwable thrown,
                System.Logger logger) {
            return respond(request, type, status, headers, Optional.of(thrown));
        }

        @Override
        public TransportResponse handle(
                TransportRequest request,
                EventType type,
                Status status,
                ServerResponseHeaders headers,
                String message) {
            return respond(request, type, status, headers, Optional.empty());
        }

        private TransportResponse respond(
                TransportRequest request,
                EventType type,
                Status status,
                ServerResponseHeaders headers,
                Optional<Throwable> thrown) {
            if (interrupted(thrown)) throw new CloseConnectionException("the server ends");
            var trace = Trace.current().known() ? Trace.current() : Trace.fresh();
            Tracing.name(headers, trace);
            return trace.call(() -> explain(request, type, status, headers, thrown));
        }

        private TransportResponse explain(
                TransportRequest request,
                EventType type,
                Status status,
                ServerResponseHeaders headers,
                Optional<Throwable> thrown) {
            var failure =
                    thrown.map(Throwable::getCause)
                            .filter(Failures::meant)
                            .map(Failures::failure)
                            .orElseGet(() -> failure(gone(thrown) ? 408 : status.code()));
            if (failure.status() == 500)
                LOG.log(Level.ERROR, "A request failed", thrown.orElse(null));
            Protection.protect(headers, visits.secure());
            return TransportResponse.builder()
                    .status(Status.create(failure.status()))
                    .headers(headers)
                    .keepAlive(type.keepAlive())
                    .entity(write(failure, headers, request.path(), request.headers()))
                    .build();
        }
    }
}

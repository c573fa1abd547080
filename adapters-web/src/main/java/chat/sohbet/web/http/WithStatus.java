package chat.sohbet.web.http;

import chat.sohbet.web.json.Problem;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A problem for which HTTP has a status of its own.
public final class WithStatus extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final Problem problem;
    private final transient @Nullable Header header;

    private WithStatus(int status, Problem problem, @Nullable Header header) {
        super(problem.getMessage());
        this.status = status;
        this.problem = problem;
        this.header = header;
    }

    /// `allowed` are the methods there are, separated by commas.
    static WithStatus methodNotAllowed(String allowed) {
        return new WithStatus(
                405,
                new Problem(Problem.Code.NOT_ALLOWED, "This address takes " + allowed + " only."),
                HeaderValues.create(HeaderNames.ALLOW, allowed));
    }

    static WithStatus unsupportedMediaType(String wanted) {
        return new WithStatus(
                415,
                new Problem(
                        Problem.Code.INVALID, "Content-Type", "The body has to be " + wanted + "."),
                HeaderValues.create(HeaderNames.ACCEPT, wanted));
    }

    /// There are `size` bytes, and what is asked for lies behind them.
    static WithStatus rangeNotSatisfiable(long size) {
        return new WithStatus(
                416,
                new Problem(Problem.Code.INVALID, "Range", "There are %d bytes.".formatted(size)),
                HeaderValues.create(HeaderNames.CONTENT_RANGE, "bytes */" + size));
    }

    public static WithStatus upgradeRequired() {
        return new WithStatus(
                426,
                new Problem(Problem.Code.INVALID, "This address speaks WebSocket only."),
                HeaderValues.create(HeaderNames.UPGRADE, "websocket"));
    }

    int status() {
        return status;
    }

    Problem problem() {
        return problem;
    }

    Optional<Header> header() {
        return Optional.ofNullable(header);
    }
}

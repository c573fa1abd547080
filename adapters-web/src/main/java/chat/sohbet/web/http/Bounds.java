package chat.sohbet.web.http;

import chat.sohbet.web.json.Problem;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BiPredicate;

/// How large a request's body may be: the server has one bound for all, and only uploads may come
/// near it.
///
/// Of a body of unknown length that turns out to be too large a rest is read, and thrown away: who
/// hangs up on somebody who is still sending takes the answer away from them, too.
public final class Bounds implements Filter {
    private static final int REST = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final long most;
    private final BiPredicate<Method, String> uploads;

    /// `most` bytes for all that isn't one of `uploads`, by method and path.
    public Bounds(long most, BiPredicate<Method, String> uploads) {
        this.most = most;
        this.uploads = uploads;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!uploads.test(request.prologue().method(), request.path().path())) {
            if (request.headers().contentLength().orElse(0) > most) throw tooLarge();
            request.streamFilter(stream -> new Bounded(stream, most, response));
        }
        chain.proceed();
    }

    private static Problem tooLarge() {
        return new Problem(Problem.Code.TOO_LARGE, "What you send is too large.");
    }

    private static final class Bounded extends FilterInputStream {
        private long left;
        private final RoutingResponse response;

        Bounded(InputStream source, long most, RoutingResponse response) {
            super(source);
            this.left = most;
            this.response = response;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            return counted(read, read);
        }

        private int counted(int result, int read) throws IOException {
            if (result >= 0) left -= read;
            // After the answer it is the server that looks for the end, to keep the connection: it
            // promised to, and has a bound of its own.
            if (left < 0 && !response.isSent()) {
                discard();
                throw tooLarge();
            }
            return result;
        }

        private void discard() throws IOException {
            var end = System.nanoTime() + PATIENCE.toNanos();
            var rest = new byte[8 * 1024];
            for (int seen = 0; seen < REST && System.nanoTime() - end < 0; ) {
                int read = in.read(rest, 0, rest.length);
                if (read < 0) return;
                seen += read;
            }
        }
    }
}

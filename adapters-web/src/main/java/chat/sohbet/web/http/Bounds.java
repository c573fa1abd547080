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
import java.util.function.BiPredicate;

/// How large a request's body may be: the server has one bound for all, and only uploads may come
/// near it.
public final class Bounds implements Filter {
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
            request.streamFilter(stream -> new Bounded(stream, most));
        }
        chain.proceed();
    }

    private static Problem tooLarge() {
        return new Problem(Problem.Code.TOO_LARGE, "What you send is too large.");
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream source, long most) {
            super(source);
            this.left = most;
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

        private int counted(int result, int read) {
            if (result >= 0) left -= read;
            if (left < 0) throw tooLarge();
            return result;
        }
    }
}

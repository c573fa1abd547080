package chat.sohbet.web.http;

import chat.sohbet.web.json.Problem;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.LongFunction;

/// Sends what people uploaded: bytes that never change, to be kept by the one browser that may have
/// them, and that no page may run whatever is in them.
public final class Bytes {
    private static final Header KEEP =
            HeaderValues.createCached(
                    HeaderNames.CACHE_CONTROL, "private, max-age=31536000, immutable");
    private static final Header INERT =
            HeaderValues.createCached(
                    HeaderNames.create("Content-Security-Policy"), "sandbox; default-src 'none'");
    private static final Header RANGES =
            HeaderValues.createCached(HeaderNames.ACCEPT_RANGES, "bytes");
    private static final int PIECE = 32 * 1024;

    private Bytes() {}

    /// What there is to send. `tag` is never another's; `from` opens it at a place, if it is still
    /// there.
    public record Content(
            String tag,
            String type,
            String disposition,
            long size,
            LongFunction<Optional<InputStream>> from) {}

    /// Sends all of it, or the stretch that is asked for; nothing to a browser that has it.
    public static void send(ServerRequest request, ServerResponse response, Content content) {
        var tag = '"' + content.tag() + '"';
        var headers = response.headers();
        headers.set(INERT);
        headers.set(KEEP);
        headers.set(HeaderNames.ETAG, tag);
        if (header(request, HeaderNames.IF_NONE_MATCH.lowerCase()).contains(tag)) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        headers.set(RANGES);
        headers.set(HeaderNames.CONTENT_TYPE, content.type());
        headers.set(HeaderNames.CONTENT_DISPOSITION, content.disposition());
        switch (wish(request, tag, content.size())) {
            case Range.Wish.Whole _ -> copy(response, content, 0, content.size());
            case Range.Wish.Part(var range) -> {
                response.status(Status.PARTIAL_CONTENT_206);
                headers.set(
                        HeaderNames.CONTENT_RANGE,
                        "bytes %d-%d/%d".formatted(range.first(), range.last(), content.size()));
                copy(response, content, range.first(), range.length());
            }
            case Range.Wish.Nowhere _ -> throw WithStatus.rangeNotSatisfiable(content.size());
        }
    }

    /// A stretch of another version is of no use to who has the rest of this one.
    private static Range.Wish wish(ServerRequest request, String tag, long size) {
        var known = header(request, "if-range");
        var wanted = header(request, "range");
        return wanted.isEmpty() || !known.isEmpty() && !known.equals(tag)
                ? new Range.Wish.Whole()
                : Range.of(wanted, size);
    }

    private static String header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name)).orElse("");
    }

    private static void copy(ServerResponse response, Content content, long from, long length) {
        try (var source =
                content.from().apply(from).orElseThrow(() -> Problem.notFound("attachment"))) {
            response.contentLength(length);
            try (var out = response.outputStream()) {
                copy(source, out, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(InputStream source, OutputStream out, long length) throws IOException {
        var piece = new byte[PIECE];
        for (long left = length; left > 0; ) {
            int read = source.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) throw new IOException("the file ends too early");
            out.write(piece, 0, read);
            left -= read;
        }
    }
}

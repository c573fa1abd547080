package chat.sohbet.web.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A request's body, piece by piece as it comes. It ends where its sender says it ends; whatever
/// breaks off before is an [IOException], and [#broken] from then on.
public final class Upload extends InputStream {
    private final InputStream source;
    private final long announced;
    private long seen;
    private boolean broken;

    private Upload(InputStream source, long announced) {
        this.source = source;
        this.announced = announced;
    }

    public static Upload of(ServerRequest request) {
        var content = request.content();
        return new Upload(
                content.hasEntity() ? content.inputStream() : InputStream.nullInputStream(),
                request.headers().contentLength().orElse(-1));
    }

    public boolean broken() {
        return broken;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = source.read(bytes, offset, length);
        } catch (IOException e) {
            broken = true;
            throw e;
        } catch (UncheckedIOException e) {
            broken = true;
            throw e.getCause();
        } catch (RuntimeException e) {
            // The server has exceptions of its own for a connection that is gone.
            broken = true;
            throw new IOException("the upload broke off", e);
        }
        if (read > 0) seen += read;
        if (read < 0 && announced >= 0 && seen < announced) {
            broken = true;
            throw new EOFException("the upload ended too early");
        }
        return read;
    }
}

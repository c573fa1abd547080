package chat.sohbet.web.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A connection on which all that comes in comes in here, so that it is known what is waited for,
/// and how long that may take: nothing between requests (the server's own patience is for that), a
/// moment for the first line and the headers together, and for a body a moment more than it takes
/// at the slowest rate there may be. Only time in which we wait for the sender counts.
///
/// Used by the connection's thread; [#late] by who looks after them all.
public final class Line implements ConnectionContext {
    /// Of what nobody wants any more.
    private static final int REST = 256 * 1024;

    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ConnectionContext line;
    private final Reception reception;
    private final DataReader reader = new DataReader(this::next);
    private Phase phase = Phase.BETWEEN;

    /// When the head has to be there; 0 until we first wait for the rest of it.
    private long end;

    /// Of a body: what is still to come, what came, and how long we waited for it.
    private long left;

    private long received;
    private long waited;

    private volatile long until;
    private volatile @Nullable Thread waiting;
    private boolean lost;

    private enum Phase {
        BETWEEN,
        HEAD,
        BODY,
        /// It is no HTTP any more: others look after it.
        OPEN,
        REST
    }

    Line(ConnectionContext line, Reception reception) {
        this.line = line;
        this.reception = reception;
    }

    /// From now on it is a socket.
    public void open() {
        phase = Phase.OPEN;
    }

    /// A first line is there.
    void begun() {
        phase = Phase.HEAD;
    }

    /// The headers are, and what has come of the body.
    void begun(Headers headers) {
        boolean chunked = headers.contains(HeaderValues.TRANSFER_ENCODING_CHUNKED);
        received = 0;
        waited = 0;
        went(chunked ? Long.MAX_VALUE : length(headers) - reader.available());
    }

    /// What is no number is refused by the server itself.
    private static long length(Headers headers) {
        try {
            return headers.first(HeaderNames.CONTENT_LENGTH).map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException notOne) {
            return 0;
        }
    }

    /// What is past the end of a body begins the next request.
    private void went(long left) {
        this.left = left;
        end = 0;
        phase = left > 0 ? Phase.BODY : left == 0 ? Phase.BETWEEN : Phase.HEAD;
    }

    private byte @Nullable [] next() {
        long began = System.nanoTime();
        var bytes = phase == Phase.BETWEEN || phase == Phase.OPEN ? read() : readUntil(end(began));
        if (bytes != null) came(bytes.length, System.nanoTime() - began);
        return bytes;
    }

    private long end(long now) {
        if (phase == Phase.BODY) return now + reception.allowance(received) - waited;
        if (end == 0) end = now + reception.patience();
        return end;
    }

    private byte @Nullable [] readUntil(long end) {
        until = end;
        waiting = Thread.currentThread();
        reception.waits(this);
        try {
            return read();
        } finally {
            waiting = null;
            // Who is late is interrupted, now or in a moment.
            lost = !reception.waitsNoMore(this);
        }
    }

    private byte @Nullable [] read() {
        try {
            return line.serverSocket().get();
        } catch (UncheckedIOException gone) {
            throw new ServerConnectionException("The connection is gone", gone);
        }
    }

    private void came(int bytes, long nanos) {
        switch (phase) {
            case BETWEEN -> went(-1);
            case BODY -> {
                received += bytes;
                waited += nanos;
                if (left != Long.MAX_VALUE && bytes >= left) went(left - bytes);
                else if (left != Long.MAX_VALUE) left -= bytes;
            }
            case HEAD, OPEN, REST -> {}
        }
    }

    /// Interrupts who waits here for too long.
    boolean late(long now) {
        return now - until >= 0;
    }

    void giveUp() {
        var thread = waiting;
        if (thread != null) thread.interrupt();
    }

    /// Reads on for a moment without looking. To close with bytes unread would reset the
    /// connection, and take our answer from whoever is still sending.
    void discard() {
        if (phase == Phase.OPEN || lost) return;
        phase = Phase.REST;
        end = System.nanoTime() + REST_NANOS;
        try {
            for (int seen = 0; seen < REST; ) {
                var bytes = next();
                if (bytes == null) return;
                seen += bytes.length;
            }
        } catch (ServerConnectionException hungUp) {
            // That is what we waited for.
        }
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public ListenerContext listenerContext() {
        return line.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return line.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return line.dataWriter();
    }

    @Override
    public Router router() {
        return line.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return line.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return line.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return line.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return line.localPeer();
    }

    @Override
    public boolean isSecure() {
        return line.isSecure();
    }

    @Override
    public String socketId() {
        return line.socketId();
    }

    @Override
    public String childSocketId() {
        return line.childSocketId();
    }
}

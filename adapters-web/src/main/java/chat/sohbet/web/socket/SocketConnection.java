package chat.sohbet.web.socket;

import chat.sohbet.web.json.Json;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.websocket.ClientWsFrame;
import io.helidon.websocket.WsCloseException;
import io.helidon.websocket.WsOpCode;
import java.lang.System.Logger.Level;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;

/// The connection under a socket: reads frames on its own thread, joins fragments, answers pings
/// and closing, and notices by its end, however it ends, that the peer is gone.
final class SocketConnection implements ServerConnection {
    private static final System.Logger LOG = System.getLogger(SocketConnection.class.getName());

    /// How long a farewell may take to be written.
    private static final long FAREWELL_MILLIS = 2_000;

    private final ConnectionContext context;
    private final int frameBytes;
    private final Opening opening;
    private final Pulse pulse;
    private final Fragments fragments;

    /// What is to happen once the connection's thread runs.
    interface Opening {
        /// The socket that is to get what comes in; one that is closing already, if it may not
        /// stay.
        ChatSocket open(Pulse pulse);

        void gone(ChatSocket socket);
    }

    SocketConnection(ConnectionContext context, int frameBytes, Opening opening) {
        this.context = context;
        this.frameBytes = frameBytes;
        this.opening = opening;
        this.pulse = new Pulse();
        this.fragments = new Fragments(frameBytes);
    }

    /// The limit is for requests; a socket is none, and has limits of its own.
    @Override
    public void handle(Limit limit) {
        pulse.begin(Thread.currentThread());
        var socket = opening.open(pulse);
        try {
            read(socket);
        } catch (WsCloseException broken) {
            refuse(socket, code(broken));
        } catch (IllegalArgumentException unknownOpCode) {
            refuse(socket, CloseCode.PROTOCOL_ERROR);
        } catch (DataReader.InsufficientDataAvailableException
                | CloseConnectionException vanished) {
            LOG.log(Level.TRACE, "A peer is gone", vanished);
        } catch (InterruptedException dropped) {
            LOG.log(Level.TRACE, "A socket was dropped", dropped);
        } finally {
            opening.gone(socket);
        }
    }

    private static CloseCode code(WsCloseException broken) {
        return broken.closeCode() == CloseCode.TOO_BIG.number()
                ? CloseCode.TOO_BIG
                : CloseCode.PROTOCOL_ERROR;
    }

    private void read(ChatSocket socket) throws InterruptedException {
        while (true) {
            var frame = ClientWsFrame.read(context, context.dataReader(), frameBytes);
            pulse.heard();
            if (control(frame) && (!frame.fin() || frame.payloadLength() > 125))
                throw protocolError("a control frame is short and whole");
            if (frame.opCode() == WsOpCode.CLOSE) {
                socket.outlet().close(CloseCode.NORMAL);
                socket.outlet().awaitEnd(FAREWELL_MILLIS);
                return;
            }
            // Somebody to whom we said goodbye has nothing more to say.
            if (!socket.outlet().closing()) take(socket, frame);
        }
    }

    private static boolean control(ClientWsFrame frame) {
        return frame.opCode().code() >= WsOpCode.CLOSE.code();
    }

    private void take(ChatSocket socket, ClientWsFrame frame) throws InterruptedException {
        switch (frame.opCode()) {
            case PING -> socket.outlet().offer(Frame.pong(frame.payloadData().readBytes()));
            case TEXT, BINARY, CONTINUATION -> {
                var whole = fragments.join(frame);
                if (whole.isPresent()) deliver(socket, whole.get());
            }
            case PONG, CLOSE -> {}
        }
    }

    private void deliver(ChatSocket socket, Fragments.Whole whole) throws InterruptedException {
        if (!whole.text()) {
            socket.receiveBinary();
            return;
        }
        try {
            socket.receive(Json.decode(whole.bytes()));
        } catch (CharacterCodingException _) {
            refuse(socket, CloseCode.NOT_UTF8);
        }
    }

    static WsCloseException protocolError(String why) {
        return new WsCloseException(why, CloseCode.PROTOCOL_ERROR.number());
    }

    /// Says why, and then reads on without looking until the peer has hung up: to close with bytes
    /// unread would reset the connection and swallow the reason. The heartbeat ends it in time.
    private void refuse(ChatSocket socket, CloseCode code) {
        socket.outlet().close(code);
        var reader = context.dataReader();
        try {
            while (true) {
                reader.ensureAvailable();
                reader.skip(reader.available());
            }
        } catch (DataReader.InsufficientDataAvailableException | CloseConnectionException hungUp) {
            LOG.log(Level.TRACE, "A peer was refused", hungUp);
        }
    }

    /// Never, for Helidon: the heartbeat looks after sockets.
    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        pulse.kill();
    }
}

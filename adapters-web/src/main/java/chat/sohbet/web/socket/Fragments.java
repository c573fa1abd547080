package chat.sohbet.web.socket;

import io.helidon.websocket.ClientWsFrame;
import io.helidon.websocket.WsCloseException;
import io.helidon.websocket.WsOpCode;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Joins the frames of one message. The limit is for all of them together, and characters are
/// looked at only when all bytes are there: a fragment may end in the middle of one.
final class Fragments {
    private final int mostBytes;
    private final ByteArrayOutputStream joined = new ByteArrayOutputStream(0);
    private boolean open;
    private boolean text;

    record Whole(boolean text, byte[] bytes) {}

    Fragments(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// The whole message, if this was its last frame. Throws the [WsCloseException] that says why
    /// the connection has to end.
    Optional<Whole> join(ClientWsFrame frame) {
        boolean continued = frame.opCode() == WsOpCode.CONTINUATION;
        if (continued != open)
            throw SocketConnection.protocolError("a message begins once and ends once");
        if (!continued) text = frame.opCode() == WsOpCode.TEXT;
        if (joined.size() + frame.payloadLength() > mostBytes)
            throw new WsCloseException("too big", CloseCode.TOO_BIG.number());
        joined.writeBytes(frame.payloadData().readBytes());
        open = !frame.fin();
        if (open) return Optional.empty();
        var whole = new Whole(text, joined.toByteArray());
        joined.reset();
        return Optional.of(whole);
    }
}

package chat.sohbet.web.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A WebSocket client that does what it is told, however wrong: frames byte by byte, no pongs, no
/// manners.
public final class RawSocket implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;
    public static final int FIN = 0x80;

    private static final int MILLIS = 15_000;

    private final Socket socket;
    private final DataInputStream in;
    private final List<String> handshake = new ArrayList<>();

    public record Frame(int opCode, byte[] payload) {
        public String text() {
            return new String(payload, UTF_8);
        }

        public int closeCode() {
            return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        }
    }

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /// Asks for an upgrade; `headers` are whole lines.
    public static RawSocket open(URI base, String... headers) throws IOException {
        return open(base, 0, headers);
    }

    /// The same with a receive buffer of that many bytes, to be slow with; 0 leaves it as it is.
    public static RawSocket open(URI base, int receiveBuffer, String... headers)
            throws IOException {
        var socket = new Socket();
        if (receiveBuffer > 0) socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), MILLIS);
        socket.setSoTimeout(MILLIS);
        var raw = new RawSocket(socket);
        var request = new StringBuilder("GET /api/v1/socket HTTP/1.1\r\n");
        request.append("Host: ").append(base.getAuthority()).append("\r\n");
        request.append("Connection: Upgrade\r\nUpgrade: websocket\r\n");
        for (var header : headers) request.append(header).append("\r\n");
        raw.write(request.append("\r\n").toString().getBytes(US_ASCII));
        for (var line = raw.line(); !line.isEmpty(); line = raw.line()) raw.handshake.add(line);
        return raw;
    }

    /// The same, with a proper handshake and a token.
    public static RawSocket open(ApiClient api, int receiveBuffer) throws IOException {
        return open(
                api.base(),
                receiveBuffer,
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Authorization: " + api.header("Authorization"));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read())
            if (c != '\r') line.append((char) c);
        return line.toString();
    }

    /// The first line and the headers of the answer.
    public List<String> handshake() {
        return List.copyOf(handshake);
    }

    /// Sends a masked frame. `first` is its first byte: flags and operation code.
    public RawSocket send(int first, byte[] payload) throws IOException {
        return send(first, payload, true);
    }

    public RawSocket send(int first, String payload) throws IOException {
        return send(first, payload.getBytes(UTF_8), true);
    }

    public RawSocket send(int first, byte[] payload, boolean masked) throws IOException {
        var mask = masked ? new byte[] {1, 2, 3, 4} : new byte[4];
        int header = payload.length < 126 ? 2 : payload.length < 1 << 16 ? 4 : 10;
        var frame = new byte[header + (masked ? 4 : 0) + payload.length];
        frame[0] = (byte) first;
        frame[1] =
                (byte)
                        ((masked ? 0x80 : 0)
                                | (header == 2 ? payload.length : header == 4 ? 126 : 127));
        for (int at = header - 1, rest = payload.length; at > 1; at--, rest >>>= 8)
            frame[at] = (byte) rest;
        int start = frame.length - payload.length;
        if (masked) System.arraycopy(mask, 0, frame, header, 4);
        for (int at = 0; at < payload.length; at++)
            frame[start + at] = (byte) (payload[at] ^ mask[at % 4]);
        write(frame);
        return this;
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// The next frame; empty at the connection's end.
    public Optional<Frame> next() throws IOException {
        try {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            if (second >= 0x80) throw new IOException("servers don't mask");
            long length =
                    second < 126 ? second : second == 126 ? in.readUnsignedShort() : in.readLong();
            var payload = new byte[Math.toIntExact(length)];
            in.readFully(payload);
            if ((first & 0x0F) == TEXT)
                SocketContract.served().demandFromServer(new String(payload, UTF_8));
            return Optional.of(new Frame(first & 0x0F, payload));
        } catch (EOFException | SocketException over) {
            return Optional.empty();
        }
    }

    /// Reads on to the close frame and returns its code; -1 where the connection ends without.
    public int closeCode() throws IOException {
        for (var frame = next(); frame.isPresent(); frame = next())
            if (frame.get().opCode() == CLOSE) return frame.get().closeCode();
        return -1;
    }

    /// Reads on to a text frame that contains `part`.
    public String text(String part) throws IOException {
        for (var frame = next(); frame.isPresent(); frame = next())
            if (frame.get().opCode() == TEXT && frame.get().text().contains(part))
                return frame.get().text();
        throw new IOException("the connection ended");
    }

    /// Ends its half of the connection without a close frame.
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /// Ends the connection with a reset.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

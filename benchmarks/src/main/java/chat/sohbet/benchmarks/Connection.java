package chat.sohbet.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;

/// A client's end of a socket: reads as much as there is, hands out one frame after the other, and
/// writes what was said meanwhile in one go. One thread reads; any may write.
final class Connection implements AutoCloseable {
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] heard = new byte[1024];
    private int from;
    private int until;
    private byte[] said = new byte[256];
    private int saying;

    /// Hears whole frames; false to stop listening.
    @FunctionalInterface
    interface Ear {
        boolean hear(Frame frame) throws IOException;
    }

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /// Connects and is let in. `source` is the last byte of the loopback address to come from: one
    /// address has no more than some 28,000 ports.
    static Connection open(URI house, Person person, int source) throws IOException {
        return open(new Socket(), house, person, source);
    }

    /// The same for somebody whose system keeps little for them.
    static Connection narrow(URI house, Person person) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        return open(socket, house, person, 1);
    }

    private static Connection open(Socket socket, URI house, Person person, int source)
            throws IOException {
        try {
            socket.setTcpNoDelay(true);
            if (source > 1) socket.bind(new InetSocketAddress("127.0.0." + source, 0));
            socket.connect(new InetSocketAddress(house.getHost(), house.getPort()), 30_000);
            var connection = new Connection(socket);
            connection.upgrade(house, person.token());
            return connection;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    static Connection open(URI house, Person person) throws IOException {
        return open(house, person, 1);
    }

    private void upgrade(URI house, String token) throws IOException {
        var request =
                """
                GET /api/v1/socket HTTP/1.1
                Host: %s
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: c2VjcmV0IG9mIGEgbG9hZA==
                Authorization: Bearer %s

                """;
        out.write(
                request.formatted(house.getAuthority(), token)
                        .replace("\n", "\r\n")
                        .getBytes(ISO_8859_1));
        int end;
        while ((end = endOfHead()) < 0) fill();
        var status = new String(heard, from, Math.min(32, end - from), ISO_8859_1);
        if (!status.startsWith("HTTP/1.1 101")) throw new IOException("not let in: " + status);
        from = end;
    }

    private int endOfHead() {
        for (int at = from + 3; at < until; at++)
            if (heard[at] == '\n' && heard[at - 2] == '\n') return at + 1;
        return -1;
    }

    /// Says hello as somebody who holds `have`, a JSON object of versions, and waits until it has
    /// all the rest; answers how many bytes that were.
    long hello(String have) throws IOException {
        say("{\"type\":\"hello\",\"protocol\":1,\"device\":\"load\",\"have\":" + have + "}");
        long[] bytes = {0};
        listen(frame -> {
            bytes[0] += frame.length();
            if (frame.is("error") || frame.is("bye")) throw new IOException(frame.toString());
            return !frame.is("synced");
        });
        return bytes[0];
    }

    /// Hears until the ear or the peer has had enough. What was [said][#add] while the frames of
    /// one reading were heard is sent after them.
    void listen(Ear ear) throws IOException {
        while (true) {
            while (whole()) if (!take(ear)) return;
            flush();
            fill();
        }
    }

    /// Takes a byte, as somebody does on a link that hardly carries one.
    void sip() throws IOException {
        if (until == heard.length) makeRoom();
        if (in.read(heard, until, 1) < 0) throw new EOFException("the server has hung up");
        until++;
    }

    /// Whether a frame is there with all its bytes.
    private boolean whole() {
        int header = header();
        return header > 0 && until - from >= header + length(header);
    }

    private int header() {
        if (until - from < 2) return -1;
        int length = heard[from + 1] & 0x7f;
        int header = length < 126 ? 2 : length == 126 ? 4 : 10;
        return until - from < header ? -1 : header;
    }

    private int length(int header) {
        if (header == 2) return heard[from + 1];
        int length = 0;
        for (int at = from + 2; at < from + header; at++) length = length << 8 | heard[at] & 0xff;
        return length;
    }

    private boolean take(Ear ear) throws IOException {
        int header = header();
        int start = from + header;
        int length = length(header);
        int code = heard[from] & 0xff;
        from = start + length;
        return switch (code) {
            case TEXT -> ear.hear(new Frame(heard, start, length));
            case PING -> {
                frame(PONG, heard, start, length);
                yield true;
            }
            case CLOSE -> throw new EOFException(closed(start, length));
            default -> true;
        };
    }

    private String closed(int start, int length) {
        return length < 2
                ? "closed"
                : "closed with "
                        + ((heard[start] & 0xff) << 8 | heard[start + 1] & 0xff)
                        + new String(heard, start + 2, length - 2, UTF_8);
    }

    private void fill() throws IOException {
        if (from == until) from = until = 0;
        if (until == heard.length) makeRoom();
        int count = in.read(heard, until, heard.length - until);
        if (count < 0) throw new EOFException("the server has hung up");
        until += count;
    }

    private void makeRoom() {
        int length = until - from;
        var room = from > heard.length / 2 ? heard : new byte[heard.length * 2];
        System.arraycopy(heard, from, room, 0, length);
        heard = room;
        from = 0;
        until = length;
    }

    /// Sends a text now.
    void say(String text) throws IOException {
        add(text.getBytes(UTF_8));
        flush();
    }

    /// Sends a text with the next [#flush].
    void add(byte[] text) {
        frame(TEXT, text, 0, text.length);
    }

    /// Masked, as the protocol wants it of clients, by zeroes, which change nothing.
    private synchronized void frame(int code, byte[] bytes, int start, int length) {
        int header = length < 126 ? 2 : 4;
        if (length >= 1 << 16) throw new IllegalArgumentException("too long for a load");
        int whole = header + 4 + length;
        if (said.length - saying < whole)
            said = Arrays.copyOf(said, Math.max(2 * said.length, saying + whole));
        said[saying] = (byte) code;
        said[saying + 1] = (byte) (0x80 | (header == 2 ? length : 126));
        if (header == 4) {
            said[saying + 2] = (byte) (length >> 8);
            said[saying + 3] = (byte) length;
        }
        Arrays.fill(said, saying + header, saying + header + 4, (byte) 0);
        System.arraycopy(bytes, start, said, saying + header + 4, length);
        saying += whole;
    }

    synchronized void flush() throws IOException {
        if (saying == 0) return;
        out.write(said, 0, saying);
        saying = 0;
    }

    /// Just hangs up, as a phone does that loses its network.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}

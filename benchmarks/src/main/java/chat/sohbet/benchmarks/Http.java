package chat.sohbet.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/// One connection over which requests go one after the other. It knows no more of HTTP than
/// measuring needs.
final class Http implements AutoCloseable {
    private final URI house;
    private final Socket socket;
    private final InputStream in;

    /// What came back; the body as it is.
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, UTF_8);
        }

        /// The first string that is called so.
        String string(String name) {
            var text = text();
            var begin = "\"" + name + "\":\"";
            int at = text.indexOf(begin);
            if (at < 0)
                throw new IllegalStateException("no " + name + " in " + status + " " + text);
            int start = at + begin.length();
            return text.substring(start, text.indexOf('"', start));
        }
    }

    Http(URI house) throws IOException {
        this.house = house;
        this.socket = new Socket(house.getHost(), house.getPort());
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    Answer get(String path, String token) throws IOException {
        return ask("GET " + path, "Authorization: Bearer " + token + "\r\n", "");
    }

    Answer post(String path, String json) throws IOException {
        return ask("POST " + path, "", json);
    }

    Answer post(String path, String token, String json) throws IOException {
        return ask("POST " + path, "Authorization: Bearer " + token + "\r\n", json);
    }

    private Answer ask(String what, String headers, String json) throws IOException {
        var body = json.getBytes(UTF_8);
        var head =
                what
                        + " HTTP/1.1\r\nHost: "
                        + house.getAuthority()
                        + "\r\n"
                        + headers
                        + (json.isEmpty() ? "" : "Content-Type: application/json\r\n")
                        + (json.isEmpty() ? "" : "Content-Length: " + body.length + "\r\n")
                        + "\r\n";
        socket.getOutputStream().write((head + json).getBytes(UTF_8));
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        for (var line = line(); !line.isEmpty(); line = line())
            if (line.regionMatches(true, 0, "content-length:", 0, 15))
                length = Integer.parseInt(line.substring(15).strip());
        return new Answer(status, in.readNBytes(length));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("the server has hung up");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

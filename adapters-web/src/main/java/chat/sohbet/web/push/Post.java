package chat.sohbet.web.push;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One POST by HTTP/1.1 to an address that was checked, and what was answered. Java's client would
/// look the name up again, perhaps to find another address than the one that was checked; so this
/// connects by itself, with the name in the certificate as the only thing it believes. No redirect
/// is followed, and of an answer only the beginning is read.
final class Post {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;
    private static final int ALL_MILLIS = 15_000;
    private static final int MOST_HEADERS = 16 * 1024;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private Post() {}

    /// @param headers by their names in lower case
    record Answer(int status, Map<String, String> headers) {}

    static Answer send(
            URI to, List<InetAddress> addresses, Map<String, String> headers, byte[] body)
            throws IOException {
        try (var socket = new Socket()) {
            // Whoever answers one byte a while would keep it for ever.
            CompletableFuture.delayedExecutor(ALL_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> close(socket));
            boolean tls = to.getScheme().equals("https");
            int port = to.getPort() >= 0 ? to.getPort() : tls ? HTTPS : HTTP;
            connect(socket, addresses, port);
            socket.setSoTimeout(READ_MILLIS);
            if (!tls) return talk(socket, to, headers, body);
            try (var secure = secured(socket, to.getHost(), port)) {
                return talk(secure, to, headers, body);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // That is all that was wanted.
        }
    }

    private static void connect(Socket socket, List<InetAddress> addresses, int port)
            throws IOException {
        socket.connect(new InetSocketAddress(addresses.getFirst(), port), CONNECT_MILLIS);
    }

    /// The certificate has to be the name's (RFC 9110, 4.3.4).
    private static SSLSocket secured(Socket socket, String host, int port) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var secure = (SSLSocket) factory.createSocket(socket, host, port, true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static Answer talk(Socket socket, URI to, Map<String, String> headers, byte[] body)
            throws IOException {
        var path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        var query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
        var head = new StringBuilder("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(to.getRawAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append("Connection: close\r\n\r\n");
        var out = socket.getOutputStream();
        out.write(head.toString().getBytes(ISO_8859_1));
        out.write(body);
        out.flush();
        return answer(socket.getInputStream());
    }

    private static Answer answer(InputStream in) throws IOException {
        var status = line(in).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("\\d{3}"))
            throw new IOException("no answer in HTTP/1.1");
        var headers = new TreeMap<String, String>();
        int read = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            read += line.length();
            if (read > MOST_HEADERS) throw new IOException("too long an answer");
            int colon = line.indexOf(':');
            if (colon > 0)
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(status[1]), headers);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > MOST_HEADERS) throw new IOException("no whole answer");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }
}

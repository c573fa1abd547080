package chat.sohbet.web.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.sohbet.web.http.Line;
import chat.sohbet.web.http.Visit;
import chat.sohbet.web.http.Visits;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Me;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Turns an HTTP connection into a socket (RFC 6455, 4.2). Filters don't run here, so this is where
/// we look who it is: a browser with our cookie, from a page of ours, or a program with a token.
///
/// Somebody who may not stay is let in nevertheless, and told at once by a close code: a browser's
/// script learns nothing of a refused upgrade, not even that it should sign in again.
public final class SocketUpgrade implements Http1Upgrader {
    private static final String VERSION = "13";
    private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final HeaderName KEY = HeaderNames.create("Sec-WebSocket-Key");
    private static final HeaderName SPOKEN = HeaderNames.create("Sec-WebSocket-Version");

    private final String path;
    private final Sockets sockets;
    private final Doorkeeper doorkeeper;
    private final Visits visits;

    public SocketUpgrade(String path, Sockets sockets, Doorkeeper doorkeeper, Visits visits) {
        this.path = path;
        this.sockets = sockets;
        this.doorkeeper = doorkeeper;
        this.visits = visits;
    }

    @Override
    public String supportedProtocol() {
        return "websocket";
    }

    @Override
    public @Nullable ServerConnection upgrade(
            ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
        if (!prologue.uriPath().path().equals(path) || !prologue.method().equals(Method.GET))
            return null;
        var accept = accept(key(headers));
        var opening = opening(context, headers);
        context.dataWriter()
                .writeNow(
                        BufferData.create(
                                """
                                HTTP/1.1 101 Switching Protocols\r
                                Connection: Upgrade\r
                                Upgrade: websocket\r
                                Sec-WebSocket-Accept: %s\r
                                \r
                                """
                                        .formatted(accept)
                                        .getBytes(US_ASCII)));
        if (context instanceof Line line) line.open();
        return new SocketConnection(context, sockets.limits().frameBytes(), opening);
    }

    private static byte[] key(Headers headers) {
        if (!headers.first(SPOKEN).orElse("").equals(VERSION))
            throw refused(Status.UPGRADE_REQUIRED_426, SPOKEN.defaultCase());
        try {
            var text = headers.first(KEY).orElse("");
            if (Base64.getDecoder().decode(text).length == 16) return text.getBytes(US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw refused(Status.BAD_REQUEST_400, KEY.defaultCase());
    }

    private static RequestException refused(Status status, String header) {
        return RequestException.builder()
                .type(DirectHandler.EventType.OTHER)
                .status(status)
                .header(HeaderValues.create(SPOKEN, VERSION))
                .setKeepAlive(false)
                .message("No WebSocket")
                .cause(new Problem(Problem.Code.INVALID, header, "This is no WebSocket handshake."))
                .build();
    }

    private static String accept(byte[] key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(key);
            return Base64.getEncoder().encodeToString(sha1.digest(KEY_SUFFIX.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private SocketConnection.Opening opening(ConnectionContext context, Headers headers) {
        var visit = visits.of(headers, context.remotePeer());
        var from = visit.address();
        if (foreign(headers, visit)) return opening(context, from, refusing(CloseCode.ORIGIN));
        Optional<Me> me = doorkeeper.socket(headers, visit);
        return opening(
                context,
                from,
                me.<BiFunction<DataWriter, Pulse, ChatSocket>>map(somebody ->
                                (writer, pulse) -> sockets.enter(somebody, writer, pulse))
                        .orElseGet(() -> refusing(CloseCode.SIGN_IN)));
    }

    /// A cookie counts only from a page of ours; who brings a token is no browser.
    private static boolean foreign(Headers headers, Visit visit) {
        if (Doorkeeper.bearer(headers).isPresent()) return false;
        return switch (visit.origin()) {
            case OWN -> false;
            case FOREIGN -> true;
            case NONE -> headers.contains(HeaderNames.COOKIE);
        };
    }

    private BiFunction<DataWriter, Pulse, ChatSocket> refusing(CloseCode code) {
        return (writer, pulse) -> sockets.refuse(code, writer, pulse);
    }

    private SocketConnection.Opening opening(
            ConnectionContext context,
            String from,
            BiFunction<DataWriter, Pulse, ChatSocket> enter) {
        return new SocketConnection.Opening() {
            private boolean counted;

            @Override
            public ChatSocket open(Pulse pulse) {
                counted = sockets.neighbourhoods().enter(from);
                return (counted ? enter : refusing(CloseCode.TOO_MANY_SOCKETS))
                        .apply(context.dataWriter(), pulse);
            }

            @Override
            public void gone(ChatSocket socket) {
                if (counted) sockets.neighbourhoods().leave(from);
                sockets.leave(socket);
            }
        };
    }
}

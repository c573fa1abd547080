package chat.sohbet.web.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.sohbet.web.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.websocket.WsOpCode;

/// One frame of RFC 6455 as it goes over the wire, header included. What servers send is not
/// masked, so one frame serves any number of sockets.
///
/// @param last whether the connection ends after it
record Frame(byte[] bytes, boolean last) {
    static Frame text(JsonNode json) {
        return text(Json.bytes(json));
    }

    static Frame text(byte[] utf8) {
        return new Frame(framed(WsOpCode.TEXT, utf8), false);
    }

    static Frame ping() {
        return new Frame(framed(WsOpCode.PING, new byte[0]), false);
    }

    static Frame pong(byte[] payload) {
        return new Frame(framed(WsOpCode.PONG, payload), false);
    }

    static Frame close(CloseCode code) {
        var reason = code.reason().getBytes(UTF_8);
        var payload = new byte[2 + reason.length];
        payload[0] = (byte) (code.number() >> 8);
        payload[1] = (byte) code.number();
        System.arraycopy(reason, 0, payload, 2, reason.length);
        return new Frame(framed(WsOpCode.CLOSE, payload), true);
    }

    int size() {
        return bytes.length;
    }

    private static byte[] framed(WsOpCode code, byte[] payload) {
        int length = payload.length;
        int header = length < 126 ? 2 : length < 1 << 16 ? 4 : 10;
        var frame = new byte[header + length];
        frame[0] = (byte) (0x80 | code.code());
        frame[1] = (byte) (header == 2 ? length : header == 4 ? 126 : 127);
        for (int at = header - 1, rest = length; at > 1; at--, rest >>>= 8) frame[at] = (byte) rest;
        System.arraycopy(payload, 0, frame, header, length);
        return frame;
    }
}

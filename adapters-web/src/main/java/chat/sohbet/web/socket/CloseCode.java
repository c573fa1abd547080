package chat.sohbet.web.socket;

/// Why a connection ends: the codes of RFC 6455, 7.4, and our own.
enum CloseCode {
    NORMAL(1000, "bye"),
    PROTOCOL_ERROR(1002, "not WebSocket"),
    NOT_UTF8(1007, "not UTF-8"),
    TOO_BIG(1009, "too big"),
    NOT_UNDERSTOOD(4400, "not understood"),
    SIGN_IN(4401, "sign in again"),
    ORIGIN(4403, "origin"),
    TOO_SLOW(4408, "too slow"),
    SESSION_ENDED(4409, "session ended"),
    TOO_MANY_SOCKETS(4413, "too many sockets"),
    GOING_AWAY(4503, "going away");

    private final int number;
    private final String reason;

    CloseCode(int number, String reason) {
        this.number = number;
        this.reason = reason;
    }

    int number() {
        return number;
    }

    String reason() {
        return reason;
    }
}

package chat.sohbet.web.api;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.json.Problem;
import io.helidon.webserver.http.ServerRequest;

/// What the path of a request names. What is no id names nothing: the answer is the same as for
/// something that doesn't exist, or is not ours to know.
record Named(ServerRequest request) {
    ConversationId conversation() {
        try {
            return ConversationId.parse("id", part("id"));
        } catch (InvalidValue notAnId) {
            throw noConversation();
        }
    }

    UserId user() {
        try {
            return UserId.parse("user", part("user"));
        } catch (InvalidValue nobodysId) {
            throw Problem.notFound("user");
        }
    }

    /// The number of a message.
    long seq() {
        var seq = part("seq");
        if (!seq.matches("[1-9][0-9]{0,17}")) throw Problem.notFound("message");
        return Long.parseLong(seq);
    }

    String part(String name) {
        return request.path().pathParameters().get(name);
    }

    static Problem noConversation() {
        return Problem.notFound("conversation");
    }
}

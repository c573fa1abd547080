package chat.sohbet.web;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.security.Rate;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.net.URI;
import java.time.Clock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A whole house in memory, served on a port of its own.
final class TestWeb implements AutoCloseable {
    static final byte[] KEY =
            "only a test would have such a key"
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Chat chat;
    private final Web web;

    private TestWeb(Chat chat, WebSettings settings) {
        this.chat = chat;
        this.web = Web.start(chat, settings);
    }

    static TestWeb start() {
        return start(settings -> settings);
    }

    static TestWeb start(UnaryOperator<WebSettings> change) {
        return start(MemoryPorts.forTests(), change);
    }

    static TestWeb start(Ports ports, UnaryOperator<WebSettings> change) {
        return start(Chat.over(ports, Clock.systemUTC(), Chat.Terms.standard()), change);
    }

    static TestWeb start(Chat chat, UnaryOperator<WebSettings> change) {
        var settings =
                WebSettings.on("127.0.0.1", 0, KEY)
                        .with(
                                WebSettings.Limits.standard()
                                        .withRates(
                                                new Rate(10_000, 10_000),
                                                new Rate(10_000, 10_000)));
        return new TestWeb(chat, change.apply(settings));
    }

    Chat chat() {
        return chat;
    }

    Web web() {
        return web;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + web.port());
    }

    String origin() {
        return uri().toString();
    }

    ApiClient stranger() {
        return new ApiClient(uri());
    }

    ApiClient register(String username) {
        return ApiClient.register(uri(), username);
    }

    /// Somebody who is registered and does nothing.
    UserId newcomer(String username) {
        var registration =
                chat.accounts()
                        .register(
                                new Username(username),
                                new EmailAddress(username + "@example.org"),
                                new Password(ApiClient.PASSWORD),
                                new DisplayName(username));
        return ((Registration.Registered) registration).account().user().id();
    }

    ChatClient connect(String username) {
        return ChatClient.of(register(username)).connect();
    }

    /// A new group called Friends, with `founder` as its admin.
    static String group(ChatClient founder, ChatClient... others) {
        return founder.api()
                .group("Friends", Stream.of(others).map(ChatClient::api).toArray(ApiClient[]::new));
    }

    static UserId id(ChatClient client) {
        return UserId.parse("user", client.userId());
    }

    static ConversationId id(String conversation) {
        return ConversationId.parse("conversation", conversation);
    }

    @Override
    public void close() {
        web.close();
        chat.close();
    }
}

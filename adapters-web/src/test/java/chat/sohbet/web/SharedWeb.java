package chat.sohbet.web;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.net.URI;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One [TestWeb] for all tests of a class. Each of them has people of its own: `register("ada")` is
/// another Ada each time.
final class SharedWeb implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private TestWeb house;
    private int tests;

    @Override
    public void beforeAll(ExtensionContext context) {
        house = TestWeb.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        tests++;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (house != null) house.close();
    }

    /// The username that `name` has in this test.
    String name(String name) {
        return name + tests;
    }

    ApiClient register(String name) {
        return house.register(name(name));
    }

    ChatClient connect(String name) {
        return house.connect(name(name));
    }

    UserId newcomer(String name) {
        return house.newcomer(name(name));
    }

    ApiClient stranger() {
        return house.stranger();
    }

    Chat chat() {
        return house.chat();
    }

    Web web() {
        return house.web();
    }

    URI uri() {
        return house.uri();
    }

    String origin() {
        return house.origin();
    }
}

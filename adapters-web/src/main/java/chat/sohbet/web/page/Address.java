package chat.sohbet.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/// Text in an address.
final class Address {
    private Address() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}

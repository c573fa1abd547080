package chat.sohbet.web.http;

/// How a request reached us, as its sender sees it.
///
/// @param secure whether it came by https, at the latest from the proxy on
/// @param origin what its `Origin` header says of the page that made it
/// @param address the sender's, or what we know of it
public record Visit(boolean secure, Origin origin, String address) {
    public enum Origin {
        /// Made by no page of a browser, or by a plain navigation.
        NONE,
        OWN,
        FOREIGN
    }
}

package chat.sohbet.web.http;

import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells how requests reached us. `X-Forwarded-…` headers count only where a trusted proxy says
/// them. With a public address, that is the one origin that is ours; without, an origin has to be
/// the request's own scheme and host, so that localhost, 127.0.0.1 and names of a home network all
/// work.
public final class Visits {
    private static final HeaderName FORWARDED_PROTO = HeaderNames.X_FORWARDED_PROTO;
    private static final HeaderName FORWARDED_FOR = HeaderNames.X_FORWARDED_FOR;

    private final @Nullable URI publicAddress;
    private final Networks proxies;

    public Visits(@Nullable URI publicAddress, List<String> trustedProxies) {
        this.publicAddress = publicAddress;
        this.proxies = new Networks(trustedProxies);
    }

    public Visit of(ServerRequest request) {
        return of(request.headers(), request.remotePeer());
    }

    public Visit of(Headers headers, PeerInfo peer) {
        var address = address(peer);
        boolean proxied = proxies.contain(address);
        boolean secure = secure(headers, proxied);
        return new Visit(
                secure, origin(headers, secure), proxied ? behind(headers, address) : address);
    }

    /// Whether a request came by https, at the latest from the proxy on.
    boolean secure(Headers headers, PeerInfo peer) {
        return secure(headers, proxies.contain(address(peer)));
    }

    /// Whether it was a trusted proxy that sent it.
    boolean proxied(PeerInfo peer) {
        return proxies.contain(address(peer));
    }

    /// The same where nobody knows who sent it: by https if everything has to.
    boolean secure() {
        return publicAddress != null && "https".equals(publicAddress.getScheme());
    }

    /// What a link to us begins with that somebody gets who isn't here: only where the host said
    /// so, for what a request says of it anybody could have made up.
    public Optional<String> publicHome() {
        return Optional.ofNullable(publicAddress).map(URI::toString);
    }

    /// The origin that is ours, as the sender of a request sees it: what a link to us begins with.
    public String home(Headers headers, PeerInfo peer) {
        return home(headers, secure(headers, proxies.contain(address(peer))));
    }

    private String home(Headers headers, boolean secure) {
        return publicAddress != null ? publicAddress.toString() : own(headers, secure);
    }

    private boolean secure(Headers headers, boolean proxied) {
        if (publicAddress != null) return "https".equals(publicAddress.getScheme());
        return proxied && first(headers, FORWARDED_PROTO).filter("https"::equals).isPresent();
    }

    private Visit.Origin origin(Headers headers, boolean secure) {
        var origin = first(headers, HeaderNames.ORIGIN);
        if (origin.isEmpty()) return Visit.Origin.NONE;
        return origin.get().equals(home(headers, secure)) ? Visit.Origin.OWN : Visit.Origin.FOREIGN;
    }

    private static String own(Headers headers, boolean secure) {
        return (secure ? "https://" : "http://")
                + first(headers, HeaderNames.HOST).orElse("").toLowerCase(Locale.ROOT);
    }

    /// The last address that no trusted proxy has: what stands before it anybody may have made up.
    private String behind(Headers headers, String proxy) {
        var said =
                headers.contains(FORWARDED_FOR)
                        ? headers.get(FORWARDED_FOR).allValues(true)
                        : List.<String>of();
        return said.reversed().stream()
                .map(String::strip)
                .filter(address -> !proxies.contain(address))
                .findFirst()
                .orElse(proxy);
    }

    private static String address(PeerInfo peer) {
        return peer.address() instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress().replaceFirst("%.*", "")
                : peer.host();
    }

    private static Optional<String> first(Headers headers, HeaderName name) {
        return headers.first(name).map(String::strip).filter(text -> !text.isEmpty());
    }
}

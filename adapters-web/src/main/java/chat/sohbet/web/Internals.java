package chat.sohbet.web;

import chat.sohbet.web.json.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetSocketAddress;

/// Keeps figures of a node among those who run it: to whoever comes through a proxy, or from
/// outside the machine's own network, there are none.
final class Internals implements HttpService {
    @Override
    public void routing(HttpRules rules) {
        rules.any("/metrics", Internals::guard);
    }

    private static void guard(ServerRequest request, ServerResponse response) {
        boolean proxied = request.headers().contains(HeaderNames.X_FORWARDED_FOR);
        if (proxied || !near(request)) throw Problem.notFound("page");
        response.next();
    }

    private static boolean near(ServerRequest request) {
        if (!(request.remotePeer().address() instanceof InetSocketAddress peer)) return false;
        var address = peer.getAddress();
        return address != null && (address.isLoopbackAddress() || address.isSiteLocalAddress());
    }
}

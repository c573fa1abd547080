package chat.sohbet.web;

import chat.sohbet.web.http.Networks;
import chat.sohbet.web.json.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetSocketAddress;
import java.util.List;

/// Keeps figures of a node among those who run it: to whoever comes through a proxy, or from
/// another machine that wasn't named, there are none (OWASP ASVS 5.0, 13.4.5).
final class Internals implements HttpService {
    private final Networks observers;

    Internals(List<String> observers) {
        this.observers = new Networks(observers);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any("/metrics", this::guard);
    }

    private void guard(ServerRequest request, ServerResponse response) {
        boolean proxied =
                request.headers().contains(HeaderNames.X_FORWARDED_FOR)
                        || request.headers().contains(HeaderNames.FORWARDED);
        if (proxied || !near(request)) throw Problem.notFound("page");
        response.next();
    }

    private boolean near(ServerRequest request) {
        if (!(request.remotePeer().address() instanceof InetSocketAddress peer)) return false;
        var address = peer.getAddress();
        return address != null
                && (address.isLoopbackAddress()
                        || observers.contain(address.getHostAddress().replaceFirst("%.*", "")));
    }
}

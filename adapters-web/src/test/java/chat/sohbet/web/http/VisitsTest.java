package chat.sohbet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HeaderNames;
import io.helidon.http.WritableHeaders;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitsTest {
    private static final Visits ANY_NAME = new Visits(null, List.of());
    private static final Visits PROXIED = new Visits(null, List.of("10.0.0.0/8", "::1"));

    private static Visit visit(Visits visits, String peer, String... headers) {
        var written = WritableHeaders.create();
        for (int at = 0; at < headers.length; at += 2)
            written.add(HeaderNames.create(headers[at]), headers[at + 1]);
        return visits.of(written, new Peer(new InetSocketAddress(peer, 40_000)));
    }

    private record Peer(SocketAddress address) implements PeerInfo {
        @Override
        public String host() {
            return "?";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public Optional<Principal> tlsPrincipal() {
            return Optional.empty();
        }

        @Override
        public Optional<Certificate[]> tlsCertificates() {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://chat.local:8080, chat.local:8080, OWN",
        "http://CHAT.local, chat.LOCAL, FOREIGN",
        "http://chat.local, chat.LOCAL, OWN",
        "http://127.0.0.1:8080, 127.0.0.1:8080, OWN",
        "http://[::1]:8080, [::1]:8080, OWN",
        "https://chat.local, chat.local, FOREIGN",
        "http://chat.local:8081, chat.local:8080, FOREIGN",
        "http://chat.local.evil.example, chat.local, FOREIGN",
        "null, chat.local, FOREIGN"
    })
    void without_a_public_address_an_origin_is_ours_if_it_is_where_the_request_went(
            String origin, String host, Visit.Origin verdict) {
        assertThat(visit(ANY_NAME, "192.168.1.5", "Origin", origin, "Host", host).origin())
                .isEqualTo(verdict);
    }

    @Test
    void with_a_public_address_that_is_the_one_origin() {
        var visits = new Visits(URI.create("https://chat.example.org"), List.of());

        assertThat(
                        visit(
                                        visits,
                                        "10.0.0.1",
                                        "Origin",
                                        "https://chat.example.org",
                                        "Host",
                                        "node-1")
                                .origin())
                .isEqualTo(Visit.Origin.OWN);
        assertThat(visit(visits, "10.0.0.1", "Origin", "http://node-1", "Host", "node-1").origin())
                .isEqualTo(Visit.Origin.FOREIGN);
        assertThat(visit(visits, "10.0.0.1", "Host", "node-1").secure()).isTrue();
    }

    @Test
    void a_request_without_an_origin_says_so() {
        assertThat(visit(ANY_NAME, "10.0.0.1", "Host", "h").origin()).isEqualTo(Visit.Origin.NONE);
    }

    @Test
    void a_trusted_proxy_says_how_and_from_where_a_request_came() {
        var headers =
                new String[] {
                    "X-Forwarded-Proto", "https",
                    "X-Forwarded-For", "6.6.6.6, 203.0.113.7, 10.0.0.9",
                    "Origin", "https://chat.local",
                    "Host", "chat.local"
                };
        var visit = visit(PROXIED, "10.1.2.3", headers);

        assertThat(visit.secure()).isTrue();
        assertThat(visit.origin()).isEqualTo(Visit.Origin.OWN);
        assertThat(visit.address()).as("not what the sender made up").isEqualTo("203.0.113.7");
    }

    @Test
    void nobody_else_is_believed() {
        var visit =
                visit(
                        PROXIED,
                        "192.168.1.5",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-For",
                        "203.0.113.7",
                        "Host",
                        "chat.local");

        assertThat(visit.secure()).isFalse();
        assertThat(visit.address()).isEqualTo("192.168.1.5");
    }
}

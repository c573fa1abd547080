package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.ChatClient;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What `/metrics` says of what happened. The meters are the process's, so what counts is by how
/// much they grow.
class FiguresTest {
    private static TestWeb web;

    @BeforeAll
    static void start() {
        web = TestWeb.start();
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    /// The value of a line that begins with a name and has these labels; 0 where there is none.
    private static double figure(String name, String... labels) {
        return web.stranger()
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.matches(Pattern.quote(name) + "[{ ].*"))
                .filter(line -> java.util.Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                .sum();
    }

    @Test
    void logins_are_counted_by_how_they_ended() {
        web.register("grace");
        var right = figure("sohbet_logins_total", "right");
        var wrong = figure("sohbet_logins_total", "wrong");

        ApiClient.signIn(web.uri(), "grace");
        web.stranger()
                .post(
                        "/api/v1/sessions",
                        ApiClient.json("username", "grace").put("password", "not this one"));

        assertThat(figure("sohbet_logins_total", "right")).isEqualTo(right + 1);
        assertThat(figure("sohbet_logins_total", "wrong")).isEqualTo(wrong + 1);
    }

    @Test
    void requests_are_counted_by_route_and_answer_not_by_address() {
        var route = "route=\"/users/{user}\"";
        var ada = web.register("ada");
        var before = figure("sohbet_requests_seconds_count", route, "status=\"404\"");

        ada.get("/api/v1/users/0193506a-7b1c-7e2d-8f3a-4b5c6d7e8f90");
        ada.get("/api/v1/users/0193506a-7b1c-7e2d-8f3a-4b5c6d7e8f91");

        assertThat(figure("sohbet_requests_seconds_count", route, "status=\"404\""))
                .isEqualTo(before + 2);
        assertThat(web.stranger().get("/metrics").text()).doesNotContain("0193506a");
    }

    @Test
    void what_is_delivered_and_refused_is_counted() {
        var refused = figure("sohbet_refusals_total", "code=\"not_found\"");
        var delivered = figure("sohbet_delivery_lag_seconds_count");
        try (var mert = ChatClient.of(web.register("mert")).connect();
                var zoe = ChatClient.of(web.register("zoe")).connect()) {
            mert.sendTo(zoe.userId(), "hello").join();
            zoe.await("changes");
            mert.send(mert.userId(), "to nobody")
                    .exceptionally(_ -> mert.frames().getLast())
                    .join();
        }
        assertThat(figure("sohbet_delivery_lag_seconds_count")).isGreaterThan(delivered);
        assertThat(figure("sohbet_refusals_total", "code=\"not_found\"")).isGreaterThan(refused);
    }

    @Test
    void the_process_itself_is_told_of() {
        assertThat(figure("sohbet_heap_used_bytes")).isPositive();
        assertThat(figure("sohbet_threads")).isPositive();
        assertThat(figure("sohbet_uptime_seconds")).isPositive();
        assertThat(figure("sohbet_frames_waiting")).isZero();
    }
}

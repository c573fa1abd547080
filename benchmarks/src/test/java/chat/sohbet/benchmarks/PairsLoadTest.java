package chat.sohbet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.Chat;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.Web;
import chat.sohbet.web.WebSettings;
import chat.sohbet.web.security.Rate;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/// A tiny load on a house in memory: that the load generator still speaks the protocol.
class PairsLoadTest {
    private static Web house(Chat chat) {
        var much = new Rate(100_000, 100_000);
        return Web.start(
                chat,
                WebSettings.on("127.0.0.1", 0, new byte[32])
                        .with(WebSettings.Limits.standard().withRates(much, much)));
    }

    @Test
    void what_is_sent_is_delivered_and_counted() throws Exception {
        var report = new Report("pairs");
        try (var chat =
                        Chat.over(
                                MemoryPorts.forTests(), Clock.systemUTC(), Chat.Terms.standard());
                var web = house(chat);
                var site = new GivenSite(URI.create("http://127.0.0.1:" + web.port()))) {
            var options = Options.parse("pairs", "--pairs=2", "--warm-up=0", "--seconds=1");

            new PairsLoad().run(site, options, report);
        }
        assertThat(report.value("delivered")).isPositive();
        assertThat(report.json()).contains("\"workload\":\"pairs\"", "\"delivery p99\"");
    }
}

package chat.sohbet.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.Chat;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.http.Visits;
import chat.sohbet.web.language.Languages;
import chat.sohbet.web.security.AccessTokens;
import chat.sohbet.web.security.Admission;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.EndedSessions;
import chat.sohbet.web.security.Rate;
import chat.sohbet.web.security.Rates;
import chat.sohbet.web.testing.Contract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What the server takes is what its OpenAPI document says it takes.
class RoutesTest {
    @Test
    void every_route_is_in_the_document_and_the_document_names_no_other() {
        var clock = Clock.systemUTC();
        var life = Duration.ofMinutes(10);
        var tokens = new AccessTokens(new byte[32], life, clock);
        try (var chat = Chat.over(MemoryPorts.forTests(), clock, Chat.Terms.standard())) {
            var doorkeeper =
                    new Doorkeeper(
                            chat,
                            tokens,
                            new EndedSessions(life, clock),
                            new Visits(null, List.of()),
                            new Rates<>(new Rate(1, 1)),
                            clock);
            var served = new TreeSet<String>();
            new Api(
                            chat,
                            doorkeeper,
                            tokens,
                            new Rates<>(new Rate(1, 1)),
                            new Rates<>(new Rate(1, 1)),
                            new Admission(chat, Admission.Rule.OPEN),
                            Languages.load())
                    .routes()
                    .forEach((method, path) -> served.add(line(method.text(), Api.ROOT + path)));

            assertThat(served).isEqualTo(documented());
        }
    }

    private static TreeSet<String> documented() {
        var lines = new TreeSet<String>();
        Contract.served().document().path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(Api.ROOT + "/"))
                .forEach(path ->
                        path.getValue()
                                .fieldNames()
                                .forEachRemaining(it -> lines.add(line(it, path.getKey()))));
        return lines;
    }

    private static String line(String method, String path) {
        return path.replaceAll("\\{\\w+}", "{}") + " " + method.toUpperCase(Locale.ROOT);
    }
}

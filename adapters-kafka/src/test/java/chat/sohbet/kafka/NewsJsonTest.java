package chat.sohbet.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.application.port.News;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewsJsonTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("chat.sohbet.kafka.Samples#all")
    void news_are_read_as_they_were_written(News news) {
        assertThat(NewsJson.read(NewsJson.write(news))).contains(news);
    }

    @Test
    void every_sort_of_news_is_among_the_samples() {
        var sorts = Samples.all().stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(sorts).containsExactlyInAnyOrder(News.class.getPermittedSubclasses());
    }

    /// Nodes of two releases meet: whoever changes this has to read both or raise the version.
    @Test
    void the_form_is_this_one() {
        assertThat(new String(NewsJson.write(Samples.hello()), StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        {"kind":"changed","conversation":"0199d3a0-0000-7000-8000-000000000001",\
                        "change":{"after":8,"version":9,"seq":7,"messages":[{"seq":7,"version":9,\
                        "author":"0199d3a0-0000-7000-8000-00000000000a",\
                        "at":"2026-11-05T10:15:30.123456Z","expiresAt":"2026-11-06T10:15:30.123456Z","reactions":[\
                        {"user":"0199d3a0-0000-7000-8000-00000000000a","emoji":"👍"}],\
                        "text":"Hello","replyTo":3,\
                        "mentions":["0199d3a0-0000-7000-8000-00000000000b","0199d3a0-0000-7000-8000-00000000000a"],\
                        "forwarded":true,"attachments":[\
                        {"id":"00000000-0000-0001-0000-000000000002","kind":"IMAGE","mediaType":"image/png",\
                        "name":"çay 🥯.png","size":1234,"thumbnail":true,"width":640,"height":480},\
                        {"id":"00000000-0000-0003-0000-000000000004","kind":"VOICE","mediaType":"audio/webm",\
                        "name":"voice.webm","size":5,"thumbnail":false,"millis":4321,"peaks":"09af"}],"pinned":true}]},"to":["0199d3a0-0000-7000-8000-00000000000b"],"v":1}\
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":2,\"kind\":\"moved\"}",
                "{\"v\":1,\"kind\":\"somethingNew\",\"with\":{}}",
            })
    void what_another_release_says_is_passed_over(String json) {
        assertThat(NewsJson.read(utf8(json))).isEmpty();
    }

    @Test
    void fields_of_another_release_are_passed_over() {
        var json = new String(NewsJson.write(Samples.hello()), StandardCharsets.UTF_8);
        var longer = json.replace("\"seq\":7", "\"new\":[{}],\"seq\":7");
        assertThat(NewsJson.read(utf8(longer))).contains(Samples.hello());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret words",
                "null",
                "[]",
                "{}",
                "{\"v\":\"1\",\"kind\":\"moved\"}",
                "{\"v\":1}",
                "{\"v\":1,\"kind\":\"moved\",\"conversation\":\"secret\",\"after\":1}",
                "{\"v\":1,\"kind\":\"moved\",\"conversation\":7,\"after\":1}",
                "{\"v\":1,\"kind\":\"moved\",\"conversation\":\"0199d3a0-0000-7000-8000-000000000001\",\"after\":1.5}",
                "{\"v\":1,\"kind\":\"joined\",\"user\":\"0199d3a0-0000-7000-8000-000000000001\",\"username\":\"ada\",\"displayName\":\"Ada\",\"at\":\"secret\"}",
                "{\"v\":1,\"kind\":\"typing\",\"conversation\":\"0199d3a0-0000-7000-8000-000000000001\",\"user\":\"0199d3a0-0000-7000-8000-000000000001\",\"active\":1,\"until\":\"\"}",
                "{\"v\":1,\"kind\":\"marked\",\"to\":{}}",
                "{\"v\":1,\"kind\":\"changed\",\"conversation\":\"0199d3a0-0000-7000-8000-000000000001\",\"change\":[]}",
            })
    void what_is_no_news_is_refused(String json) {
        assertThatThrownBy(() -> NewsJson.read(utf8(json)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_field_that_stands_in_news_is_needed_or_may_be_left_out() {
        for (var news : Samples.all()) {
            var json = Json.parse(NewsJson.write(news));
            for (var field : json.properties().stream().toList()) {
                var copy = json.deepCopy();
                ((ObjectNode) copy).remove(field.getKey());
                try {
                    assertThat(NewsJson.read(Json.bytes(copy))).isPresent();
                } catch (IllegalArgumentException needed) {
                    assertThat(needed).hasMessageContaining(field.getKey());
                }
            }
        }
    }

    @Test
    void cut_off_bytes_are_refused() {
        var bytes = NewsJson.write(Samples.hello());
        for (int length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> NewsJson.read(cut))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

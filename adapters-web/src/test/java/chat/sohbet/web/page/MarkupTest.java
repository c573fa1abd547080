package chat.sohbet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkupTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The same cases as those of `static/js/models/markup.js`.
    static Stream<JsonNode> cases() throws IOException {
        try (var file = MarkupTest.class.getResourceAsStream("/markup.json")) {
            return elements(JSON.readTree(file)).toList().stream();
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_text_is_read_as_the_browser_reads_it(JsonNode one) {
        var names = elements(one.path("names")).map(JsonNode::asText).toList();
        assertThat(json(Markup.runs(one.path("text").asText(), names))).isEqualTo(one.path("runs"));
    }

    private static ArrayNode json(List<Markup.Run> runs) {
        var array = JSON.createArrayNode();
        for (var run : runs) {
            var node = array.addObject().put("text", run.text());
            if (run.bold()) node.put("bold", true);
            if (run.italic()) node.put("italic", true);
            if (run.strike()) node.put("strike", true);
            if (run.code()) node.put("code", true);
            if (run.block()) node.put("block", true);
            if (run.mention()) node.put("mention", true);
            if (!run.link().isEmpty()) node.put("link", run.link());
        }
        return array;
    }

    @Test
    void in_a_list_a_text_stands_without_its_marks() {
        assertThat(Markup.unmarked("*Tea* at _four_, ~not~ `5`: 2 * 3 * 4"))
                .isEqualTo("Tea at four, not 5: 2 * 3 * 4");
        assertThat(Markup.unmarked("*cut off")).isEqualTo("*cut off");
    }

    @Test
    void the_longest_text_of_open_marks_is_read_at_once() {
        for (var text : List.of("*a ", "`a ", "http://", "_*~a ", "@Ada"))
            assertThat(Markup.runs(text.repeat(8_000 / text.length()), List.of("Ada")))
                    .isNotEmpty();
    }
}

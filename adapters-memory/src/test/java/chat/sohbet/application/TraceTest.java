package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Trace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    @Test
    void what_is_done_has_the_name_it_is_done_under_and_none_before_and_after() {
        var outer = Trace.fresh();
        var inner = Trace.fresh();
        assertThat(Trace.current()).isEqualTo(Trace.NONE);
        outer.run(() -> {
            assertThat(inner.<Trace, RuntimeException>call(Trace::current)).isEqualTo(inner);
            assertThat(Trace.current()).isEqualTo(outer);
        });
        assertThat(Trace.current()).isEqualTo(Trace.NONE);
    }

    @Test
    void what_is_done_later_is_done_under_the_same_name() {
        var trace = Trace.fresh();
        var seen = new CompletableFuture<Trace>();
        trace.run(() ->
                Later.onVirtualThreads()
                        .after(Duration.ZERO, () -> seen.complete(Trace.current())));
        assertThat(seen.join()).isEqualTo(trace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "a name with spaces",
                "\"},{\"level\":\"ERROR",
                "line\r\nERROR forged",
                "0123456789,0123456789",
                "çççççççççççç",
                "a.name.that.is.longer.than.any.name.anybody.would.ever.give.to.a.request"
            })
    void what_could_write_a_log_is_no_name(String text) {
        assertThat(Trace.named(text)).isEmpty();
    }

    @Test
    void names_of_others_are_taken() {
        for (var text : List.of("4bf92f3577b34da6a3ce929d0e0e4736", "Root_1-67891233.abcdef"))
            assertThat(Trace.named(text)).contains(new Trace(text));
    }

    @Test
    void several_are_one_that_names_each_once_and_no_crowd() {
        var all = Stream.generate(Trace::fresh).limit(40).toList();
        var two = all.subList(0, 2);
        var pair = new Trace(two.get(0) + "," + two.get(1));

        assertThat(Trace.together(List.of())).isEqualTo(Trace.NONE);
        assertThat(Trace.together(List.of(Trace.NONE, two.get(0), two.get(0))))
                .isEqualTo(two.get(0));
        assertThat(Trace.together(two)).isEqualTo(pair);
        assertThat(Trace.together(List.of(pair, two.get(1)))).isEqualTo(pair);
        assertThat(Trace.together(all).id().split(",")).hasSize(32);
        assertThat(Trace.read(Trace.together(all).id())).isEqualTo(Trace.together(all));
        assertThat(Trace.read("not,names")).isEqualTo(Trace.NONE);
    }
}

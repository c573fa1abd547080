package chat.sohbet.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.conversation.Spans.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final Spans NONE = new Spans(List.of());

    @Test
    void who_comes_and_goes_sees_what_was_said_meanwhile() {
        var spans = NONE.from(3).until(5).from(8);

        assertThat(spans.list()).containsExactly(new Span(3, 5), new Span(8, Spans.OPEN));
        for (long seq : List.of(3L, 4L, 5L, 8L, 9_999L)) assertThat(spans.contain(seq)).isTrue();
        for (long seq : List.of(0L, 1L, 2L, 6L, 7L)) assertThat(spans.contain(seq)).isFalse();
    }

    @Test
    void a_member_is_who_has_an_open_span() {
        assertThat(NONE.open()).isFalse();
        assertThat(NONE.from(3).open()).isTrue();
        assertThat(NONE.from(3).until(3).open()).isFalse();
        assertThat(Spans.ALL.open()).isTrue();
        assertThat(Spans.ALL.contain(1)).isTrue();
    }

    @Test
    void nobody_comes_twice_or_goes_twice() {
        assertThatThrownBy(() -> NONE.from(3).from(4)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> NONE.until(4)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> NONE.from(3).until(4).until(5))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_span_does_not_end_before_it_begins() {
        assertThatThrownBy(() -> NONE.from(3).until(2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(0, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spans_stay_as_they_are() {
        var before = NONE.from(3);
        before.until(5);
        assertThat(before.open()).isTrue();
    }
}

package chat.sohbet.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarksTest {
    @Test
    void what_was_read_was_delivered() {
        assertThat(new Watermarks(3, 7)).isEqualTo(new Watermarks(7, 7));
    }

    @Test
    void there_is_nothing_before_nothing() {
        assertThat(new Watermarks(0, 0)).isEqualTo(Watermarks.NONE);
        assertThatThrownBy(() -> new Watermarks(-1, 0)).hasMessageStartingWith("delivered must be");
        assertThatThrownBy(() -> new Watermarks(0, -1)).hasMessageStartingWith("read must be");
    }

    @Test
    void marks_only_grow_whatever_the_order_they_come_in() {
        var marks = new ArrayList<Watermarks>();
        for (int delivered = 0; delivered < 4; delivered++)
            for (int read = 0; read <= delivered; read++)
                marks.add(new Watermarks(delivered, read));
        for (var one : marks) {
            assertThat(one.merge(one)).isEqualTo(one);
            for (var other : marks) {
                var merged = one.merge(other);
                assertThat(merged).isEqualTo(other.merge(one));
                assertThat(merged.delivered()).isGreaterThanOrEqualTo(one.delivered());
                assertThat(merged.read()).isGreaterThanOrEqualTo(one.read());
                assertThat(List.of(one.read(), other.read())).contains(merged.read());
                for (var third : marks)
                    assertThat(merged.merge(third)).isEqualTo(one.merge(other.merge(third)));
            }
        }
    }

    @Test
    void no_mark_is_past_the_last_message() {
        assertThat(new Watermarks(9, 7).clamp(8)).isEqualTo(new Watermarks(8, 7));
        assertThat(new Watermarks(9, 7).clamp(3)).isEqualTo(new Watermarks(3, 3));
        assertThat(new Watermarks(9, 7).clamp(9)).isEqualTo(new Watermarks(9, 7));
        assertThat(new Watermarks(9, 7).clamp(0)).isEqualTo(Watermarks.NONE);
    }

    @Test
    void who_writes_has_read_what_lies_before_if_they_were_shown_it() {
        assertThat(Watermarks.NONE.sent(1, 0)).isEqualTo(new Watermarks(1, 1));
        assertThat(new Watermarks(4, 4).sent(5, 4)).isEqualTo(new Watermarks(5, 5));
        assertThat(new Watermarks(4, 3).sent(5, 3)).isEqualTo(new Watermarks(5, 5));
        assertThat(new Watermarks(4, 3).sent(5, 4)).isEqualTo(new Watermarks(5, 3));
    }
}

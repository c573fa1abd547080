package chat.sohbet.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class SliceTest {
    @Test
    void a_page_has_one_to_a_hundred_messages() {
        for (IntFunction<Slice> slice :
                List.<IntFunction<Slice>>of(
                        Slice.Newest::new,
                        limit -> new Slice.Before(1, limit),
                        limit -> new Slice.From(1, limit),
                        limit -> new Slice.Around(1, limit))) {
            assertThat(slice.apply(1).limit()).isEqualTo(1);
            assertThat(slice.apply(Slice.MAX).limit()).isEqualTo(100);
            assertThatThrownBy(() -> slice.apply(0)).hasMessage("limit must be 1 to 100");
            assertThatThrownBy(() -> slice.apply(101)).hasMessage("limit must be 1 to 100");
        }
    }

    @Test
    void a_place_is_the_number_of_a_message() {
        for (LongFunction<Slice> slice :
                List.<LongFunction<Slice>>of(
                        seq -> new Slice.Before(seq, 9),
                        seq -> new Slice.From(seq, 9),
                        seq -> new Slice.Around(seq, 9))) {
            assertThat(slice.apply(Long.MAX_VALUE).limit()).isEqualTo(9);
            assertThatThrownBy(() -> slice.apply(0)).hasMessageStartingWith("seq must be");
        }
    }
}

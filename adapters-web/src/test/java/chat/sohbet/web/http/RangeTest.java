package chat.sohbet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 10, 0, 0",
        "bytes=3-5, 10, 3, 5",
        "bytes=3-, 10, 3, 9",
        "bytes=3-99, 10, 3, 9",
        "bytes=-4, 10, 6, 9",
        "bytes=-40, 10, 0, 9"
    })
    void a_stretch_is_served(String header, long size, long first, long last) {
        assertThat(Range.of(header, size)).isEqualTo(new Range.Wish.Part(new Range(first, last)));
    }

    @ParameterizedTest
    @CsvSource({"bytes=10-, 10", "bytes=10-11, 10", "bytes=-0, 10", "bytes=0-0, 0", "bytes=-1, 0"})
    void there_is_nothing_behind_the_end(String header, long size) {
        assertThat(Range.of(header, size)).isEqualTo(new Range.Wish.Nowhere());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bytes=5-3", "bytes=-", "lines=1-2", "bytes=0-1,3-4", "bytes=x-1", "nonsense"})
    void what_is_not_understood_is_not_served_by_half(String header) {
        assertThat(Range.of(header, 10)).isEqualTo(new Range.Wish.Whole());
    }
}

package chat.sohbet.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private final HandClock clock = new HandClock();
    private final Ids ids = new Ids(clock);

    @Test
    void an_id_is_a_uuid_of_version_seven_with_the_time_in_front() {
        var id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    }

    @Test
    void ids_differ_and_later_ones_are_greater() {
        assertThat(Stream.generate(ids::next).limit(1_000)).doesNotHaveDuplicates();
        UUID before = ids.next();
        clock.pass(Duration.ofMillis(1));
        assertThat(ids.next().toString()).isGreaterThan(before.toString());
    }
}

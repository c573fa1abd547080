package chat.sohbet.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrivacyTest {
    @Test
    void who_tells_nobody_is_not_told_either() {
        var closed = Privacy.OPEN.lastSeen(false);
        assertThat(Privacy.OPEN.sharesLastSeen(Privacy.OPEN)).isTrue();
        assertThat(closed.sharesLastSeen(Privacy.OPEN)).isFalse();
        assertThat(Privacy.OPEN.sharesLastSeen(closed)).isFalse();
        assertThat(closed.sharesReadMarks(Privacy.OPEN)).isTrue();
        assertThat(Privacy.OPEN.sharesReadMarks(Privacy.OPEN.readMarks(false))).isFalse();
    }

    @Test
    void each_change_leaves_the_rest_as_it_was() {
        assertThat(Privacy.OPEN.lastSeen(false).picture(false))
                .isEqualTo(new Privacy(false, true, false));
        assertThat(Privacy.OPEN.readMarks(false).readMarks(true)).isEqualTo(Privacy.OPEN);
    }
}

package chat.sohbet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The same examples stand in `src/test/js/faces.test.js`.
class FaceTest {
    @Test
    void initials_are_those_of_the_first_and_the_last_word() {
        assertThat(initials("Ada Vural")).isEqualTo("AV");
        assertThat(initials("Çağla de la Öztürk")).isEqualTo("ÇÖ");
        assertThat(initials("Maman")).isEqualTo("M");
        assertThat(initials("نور حداد")).isEqualTo("نح");
        assertThat(initials("𝒜𝒷 𝒞")).isEqualTo("𝒜𝒞");
        assertThat(initials("!?")).isEqualTo("?");
    }

    @Test
    void a_hue_comes_from_the_id_alone() {
        var id = UUID.fromString("0193506a-7b1c-7e2d-8f3a-4b5c6d7e8f90");
        assertThat(Face.of(id, "Ada").hue()).isEqualTo(5);
        assertThat(Face.of(id, "Mert").hue()).isEqualTo(5);
    }

    private static String initials(String name) {
        return Face.of(new UUID(1, 2), name).initials();
    }
}

package chat.sohbet.domain.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaTypeTest {
    private static MediaType of(String bytes) {
        return MediaType.of(bytes.getBytes(ISO_8859_1));
    }

    @Test
    void pictures_are_told_by_their_first_bytes() {
        assertThat(of("\u0089PNG\r\n\u001a\nIHDR")).isEqualTo(MediaType.PNG);
        assertThat(of("\u00ff\u00d8\u00ff\u00e0")).isEqualTo(MediaType.JPEG);
        assertThat(of("GIF89a")).isEqualTo(MediaType.GIF);
        assertThat(of("RIFF\0\0\0\0WEBPVP8 ")).isEqualTo(MediaType.WEBP);
    }

    @Test
    void sounds_and_films_share_their_boxes() {
        assertThat(of("\u001aE\u00df\u00a3....webm....A_OPUS")).isEqualTo(MediaType.WEBM_AUDIO);
        assertThat(of("\u001aE\u00df\u00a3....webm....V_VP9..A_OPUS")).isEqualTo(MediaType.WEBM);
        assertThat(of("\0\0\0\u0018ftypM4A ....")).isEqualTo(MediaType.MP4_AUDIO);
        assertThat(of("\0\0\0\u0018ftypisom....hdlr....soun")).isEqualTo(MediaType.MP4_AUDIO);
        assertThat(of("\0\0\0\u0018ftypisom....hdlr....vide")).isEqualTo(MediaType.MP4);
        assertThat(of("\0\0\0\u0018ftypisommdat")).isEqualTo(MediaType.MP4);
        assertThat(of("OggS....OpusHead")).isEqualTo(MediaType.OGG);
        assertThat(of("RIFF\0\0\0\0WAVEfmt ")).isEqualTo(MediaType.WAV);
        assertThat(of("ID3\4")).isEqualTo(MediaType.MP3);
        assertThat(of("\u00ff\u00fb\u0090\0")).isEqualTo(MediaType.MP3);
    }

    @Test
    void what_a_browser_might_run_is_a_document() {
        assertThat(of("<svg xmlns='http://www.w3.org/2000/svg'><script/>"))
                .isEqualTo(MediaType.OTHER);
        assertThat(of("<!doctype html>")).isEqualTo(MediaType.OTHER);
        assertThat(of("%PDF-1.7").kind()).isEqualTo(AttachmentKind.DOCUMENT);
    }

    @Test
    void what_nothing_is_known_about_is_a_document() {
        assertThat(of("")).isEqualTo(MediaType.OTHER);
        assertThat(of("\u00ff\u00ff\u00ff\u00ff")).isEqualTo(MediaType.OTHER);
        assertThat(of("\0\0\0\u0018ftypheic")).isEqualTo(MediaType.OTHER);
        assertThat(of("\u001aE\u00df\u00a3....matroska")).isEqualTo(MediaType.OTHER);
    }
}

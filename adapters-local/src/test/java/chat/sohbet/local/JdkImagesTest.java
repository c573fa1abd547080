package chat.sohbet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chat.sohbet.application.port.Images;
import chat.sohbet.application.port.Images.Frame;
import chat.sohbet.application.port.Images.Outcome.Redrawn;
import chat.sohbet.application.port.Images.Outcome.TooLarge;
import chat.sohbet.application.port.ImagesContract;
import chat.sohbet.application.port.Pictures;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.attachment.MediaType;
import chat.sohbet.domain.attachment.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkImagesTest implements ImagesContract {
    private final Images images = new JdkImages();

    @Override
    public Images images() {
        return images;
    }

    private Redrawn drawn(byte[] bytes) throws IOException {
        return (Redrawn) images.redraw(new ByteArrayInputStream(bytes), Frame.MESSAGE);
    }

    /// As EXIF defines it: where the first row and the first column of what is stored belong.
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1", "8, 0, 1"
    })
    void a_photo_is_the_way_up_that_its_camera_says(int orientation, int column, int row)
            throws IOException {
        var stored = Pictures.plain(64, 32, 0x000000);
        for (int y = 0; y < 16; y++) for (int x = 0; x < 32; x++) stored.setRGB(x, y, 0xffffff);

        var redrawn = drawn(Pictures.turned(stored, orientation));

        boolean lying = orientation < 5;
        assertThat(redrawn.pixels()).isEqualTo(lying ? new Pixels(64, 32) : new Pixels(32, 64));
        var picture = ImageIO.read(new ByteArrayInputStream(redrawn.picture()));
        int x = picture.getWidth() / 4 + column * picture.getWidth() / 2;
        int y = picture.getHeight() / 4 + row * picture.getHeight() / 2;
        assertThat(picture.getRGB(x, y) & 255).isGreaterThan(240);
        assertThat(picture.getRGB(picture.getWidth() - x, picture.getHeight() - y) & 255)
                .isLessThan(16);
    }

    @Test
    void webp_is_read() throws IOException {
        // One pixel, red, without loss.
        var webp =
                Base64.getDecoder().decode("UklGRhwAAABXRUJQVlA4TA8AAAAvAAAAEAcQ/Y+iBiIiov8BAA==");
        assertThat(MediaType.of(webp)).isEqualTo(MediaType.WEBP);
        assertThat(drawn(webp).pixels()).isEqualTo(new Pixels(1, 1));
    }

    @Test
    void a_photo_becomes_a_jpeg_and_a_drawing_stays_without_loss() throws IOException {
        assertThat(drawn(Pictures.photo(800, 600)).type()).isEqualTo(MediaType.JPEG);
        var drawing = Pictures.written(Pictures.plain(800, 600, 0x336699), "png");
        assertThat(drawn(drawing).type()).isEqualTo(MediaType.PNG);
    }

    @Test
    void smaller_pixels_are_the_mean_of_those_they_stand_for() throws IOException {
        var chess = new BufferedImage(4096, 8, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 8; y++)
            for (int x = 0; x < 4096; x++) chess.setRGB(x, y, (x + y) % 2 == 0 ? 0xffffff : 0);

        var redrawn = drawn(Pictures.written(chess, "png"));

        assertThat(redrawn.pixels()).isEqualTo(new Pixels(2048, 4));
        var grey = ImageIO.read(new ByteArrayInputStream(redrawn.picture()));
        for (int x = 0; x < 2048; x += 97)
            assertThat(grey.getRGB(x, 2) & 255).isCloseTo(127, within(2));
    }

    @Test
    void uneven_scales_leave_no_seam() throws IOException {
        for (int size : new int[] {2049, 2500, 3001, 4095}) {
            var grey = Pictures.written(Pictures.plain(size, 5, 0x808080), "png");
            var picture = ImageIO.read(new ByteArrayInputStream(drawn(grey).picture()));
            for (int y = 0; y < picture.getHeight(); y++)
                for (int x = 0; x < picture.getWidth(); x++)
                    assertThat(picture.getRGB(x, y)).isEqualTo(0xff808080);
        }
    }

    @Test
    void where_there_is_little_memory_a_large_picture_is_read_in_large_steps() throws IOException {
        var small = new JdkImages(64 * 1024 * 1024, Path.of(System.getProperty("java.io.tmpdir")));
        var photo = Pictures.photo(4000, 3000);
        var redrawn = (Redrawn) small.redraw(new ByteArrayInputStream(photo), Frame.MESSAGE);
        assertThat(redrawn.pixels()).isEqualTo(new Pixels(2000, 1500));
        assertThat(small.redraw(new ByteArrayInputStream(Pictures.bomb(8000, 8000)), Frame.FACE))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    void where_nothing_can_be_written_it_says_so_and_calls_no_picture_unreadable() {
        var nowhere = new JdkImages(64 * 1024 * 1024, Path.of("/no/such/folder"));
        var photo = new ByteArrayInputStream(Pictures.photo(40, 30));
        assertThatThrownBy(() -> nowhere.redraw(photo, Frame.MESSAGE))
                .isInstanceOf(Unavailable.class);
    }
}

package chat.sohbet.application.port;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chat.sohbet.application.port.Images.Frame;
import chat.sohbet.application.port.Images.Outcome;
import chat.sohbet.application.port.Images.Outcome.NoPicture;
import chat.sohbet.application.port.Images.Outcome.Redrawn;
import chat.sohbet.application.port.Images.Outcome.TooLarge;
import chat.sohbet.domain.attachment.MediaType;
import chat.sohbet.domain.attachment.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// What every adapter of [Images] keeps.
public interface ImagesContract {
    Images images();

    private Outcome redraw(byte[] bytes, Frame frame) throws IOException {
        return images().redraw(new ByteArrayInputStream(bytes), frame);
    }

    private Redrawn drawn(byte[] bytes, Frame frame) throws IOException {
        var outcome = redraw(bytes, frame);
        assertThat(outcome).isInstanceOf(Redrawn.class);
        return (Redrawn) outcome;
    }

    /// Red on the left, blue on the right.
    private static BufferedImage flag(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) image.setRGB(x, y, x < width / 2 ? 0xe00000 : 0x0000e0);
        return image;
    }

    private static void isFlag(BufferedImage image) {
        int middle = image.getHeight() / 2;
        int left = image.getRGB(image.getWidth() / 8, middle);
        int right = image.getRGB(image.getWidth() * 7 / 8, middle);
        assertThat(left >> 16 & 255).isCloseTo(0xe0, within(12));
        assertThat(left & 255).isLessThan(24);
        assertThat(right & 255).isCloseTo(0xe0, within(12));
        assertThat(right >> 16 & 255).isLessThan(24);
    }

    @Test
    default void a_picture_stays_what_it_shows() throws IOException {
        for (var format : new String[] {"png", "jpg", "gif"}) {
            var redrawn = drawn(Pictures.written(flag(400, 300), format), Frame.MESSAGE);
            assertThat(redrawn.pixels()).isEqualTo(new Pixels(400, 300));
            assertThat(MediaType.of(redrawn.picture()))
                    .isEqualTo(redrawn.type())
                    .isIn(MediaType.PNG, MediaType.JPEG);
            var picture = ImageIO.read(new ByteArrayInputStream(redrawn.picture()));
            assertThat(picture.getWidth()).isEqualTo(400);
            assertThat(picture.getHeight()).isEqualTo(300);
            isFlag(picture);
        }
    }

    @Test
    default void a_large_one_is_drawn_smaller_and_its_thumbnail_smaller_still() throws IOException {
        var redrawn = drawn(Pictures.written(flag(3000, 1500), "jpg"), Frame.MESSAGE);
        assertThat(redrawn.pixels()).isEqualTo(new Pixels(2048, 1024));
        isFlag(ImageIO.read(new ByteArrayInputStream(redrawn.picture())));
        var thumbnail = ImageIO.read(new ByteArrayInputStream(redrawn.thumbnail()));
        assertThat(MediaType.of(redrawn.thumbnail())).isEqualTo(redrawn.type());
        assertThat(thumbnail.getWidth()).isEqualTo(320);
        assertThat(thumbnail.getHeight()).isEqualTo(160);
        isFlag(thumbnail);
    }

    @Test
    default void a_face_is_the_square_in_the_middle() throws IOException {
        var redrawn = drawn(Pictures.written(flag(1600, 800), "png"), Frame.FACE);
        assertThat(redrawn.pixels()).isEqualTo(new Pixels(640, 640));
        isFlag(ImageIO.read(new ByteArrayInputStream(redrawn.picture())));
        assertThat(drawn(Pictures.written(flag(30, 50), "png"), Frame.FACE).pixels())
                .isEqualTo(new Pixels(30, 30));
    }

    @Test
    default void what_can_be_seen_through_stays_so() throws IOException {
        var glass = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        glass.setRGB(1, 1, 0xffff0000);
        var redrawn = drawn(Pictures.written(glass, "png"), Frame.MESSAGE);
        assertThat(redrawn.type()).isEqualTo(MediaType.PNG);
        var picture = ImageIO.read(new ByteArrayInputStream(redrawn.picture()));
        assertThat(picture.getRGB(1, 1)).isEqualTo(0xffff0000);
        assertThat(picture.getRGB(40, 40) >>> 24).isZero();
    }

    @Test
    default void nothing_but_pixels_comes_through() throws IOException {
        for (var secret : Pictures.telling(flag(100, 100), "52 31 N, 13 24 E")) {
            assertThat(new String(secret, ISO_8859_1)).contains("52 31 N");
            var redrawn = drawn(secret, Frame.MESSAGE);
            assertThat(new String(redrawn.picture(), ISO_8859_1)).doesNotContain("52 31 N");
            assertThat(new String(redrawn.thumbnail(), ISO_8859_1)).doesNotContain("52 31 N");
        }
    }

    @Test
    default void a_bomb_is_refused_by_its_header() throws IOException {
        assertThat(redraw(Pictures.bomb(30_000, 30_000), Frame.MESSAGE))
                .isInstanceOf(TooLarge.class);
        assertThat(redraw(Pictures.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE), Frame.FACE))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    default void what_is_no_picture_is_none() throws IOException {
        var png = Pictures.written(flag(200, 200), "png");
        var cut = java.util.Arrays.copyOf(png, 40);
        for (var bytes :
                new byte[][] {
                    {},
                    "hello".getBytes(ISO_8859_1),
                    "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(ISO_8859_1),
                    "\u0089PNG\r\n\u001a\nnothing".getBytes(ISO_8859_1),
                    "\u00ff\u00d8\u00ff\u00e0nothing".getBytes(ISO_8859_1),
                    "GIF89a".getBytes(ISO_8859_1),
                    cut
                }) assertThat(redraw(bytes, Frame.MESSAGE)).isInstanceOf(NoPicture.class);
    }

    @Test
    default void what_cannot_be_read_is_said() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }
                };
        assertThatThrownBy(() -> images().redraw(broken, Frame.MESSAGE))
                .isInstanceOf(IOException.class);
    }
}

package chat.sohbet.memory;

import chat.sohbet.application.port.Images;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.MediaType;
import chat.sohbet.domain.attachment.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// Draws pictures in the simplest way: whole in memory, one at a time, pixel by pixel, and always
/// as PNG. It doesn't ask which way up the camera was held.
public final class MemoryImages implements Images {
    @Override
    public synchronized Outcome redraw(InputStream source, Frame frame) throws IOException {
        var bytes = source.readAllBytes();
        if (MediaType.of(Arrays.copyOf(bytes, Math.min(bytes.length, MediaType.HEAD))).kind()
                != AttachmentKind.IMAGE) return new Outcome.NoPicture();
        try {
            return redraw(bytes, frame);
        } catch (IOException | RuntimeException notReadable) {
            return new Outcome.NoPicture();
        }
    }

    private static Outcome redraw(byte[] bytes, Frame frame) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var reader = reader(ImageIO.getImageReaders(input));
            if (reader.isEmpty()) return new Outcome.NoPicture();
            reader.get().setInput(input, true, true);
            var pixels = new Pixels(reader.get().getWidth(0), reader.get().getHeight(0));
            if (pixels.count() > MOST_PIXELS) return new Outcome.TooLarge();
            var image = reader.get().read(0);
            var picture = scaled(image, frame, frame.most());
            var thumbnail = scaled(image, frame, frame.thumbnail());
            return new Outcome.Redrawn(
                    MediaType.PNG,
                    new Pixels(picture.getWidth(), picture.getHeight()),
                    png(picture),
                    png(thumbnail));
        }
    }

    private static Optional<ImageReader> reader(Iterator<ImageReader> readers) {
        return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
    }

    private static BufferedImage scaled(BufferedImage image, Frame frame, int most) {
        int width = image.getWidth();
        int height = image.getHeight();
        int side = Math.min(width, height);
        var shown = frame.square() ? new Pixels(side, side) : new Pixels(width, height);
        int left = (width - shown.width()) / 2;
        int top = (height - shown.height()) / 2;
        var to = shown.within(most);
        var scaled = new BufferedImage(to.width(), to.height(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < to.height(); y++)
            for (int x = 0; x < to.width(); x++)
                scaled.setRGB(
                        x,
                        y,
                        image.getRGB(
                                left + x * shown.width() / to.width(),
                                top + y * shown.height() / to.height()));
        return scaled;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}

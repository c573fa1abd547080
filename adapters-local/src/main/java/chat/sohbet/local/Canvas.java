package chat.sohbet.local;

import chat.sohbet.domain.attachment.MediaType;
import chat.sohbet.domain.attachment.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pixels and nothing else, a number of four bytes each: alpha, red, green, blue.
record Canvas(int width, int height, int[] argb) {
    private static final float QUALITY = 0.85f;

    /// A drawing without loss may be so large before it is taken for a photograph.
    private static final int DRAWING = 1024 * 1024;

    record Encoded(MediaType type, byte[] bytes) {}

    Pixels pixels() {
        return new Pixels(width, height);
    }

    /// The picture with no side longer than `most`.
    static Canvas scaled(BufferedImage image, int most) {
        var from = new Pixels(image.getWidth(), image.getHeight());
        var row = new int[from.width()];
        return Scaling.scale(
                from,
                from.within(most),
                y -> image.getRGB(0, y, from.width(), 1, row, 0, from.width()));
    }

    Canvas scaled(int most) {
        var row = new int[width];
        return Scaling.scale(
                pixels(),
                pixels().within(most),
                y -> {
                    System.arraycopy(argb, y * width, row, 0, width);
                    return row;
                });
    }

    Canvas turned(Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) return this;
        int columns = orientation.swapped() ? height : width;
        int rows = orientation.swapped() ? width : height;
        var turned = new int[argb.length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                turned[orientation.row(x, y, rows) * columns + orientation.column(x, y, columns)] =
                        argb[y * width + x];
        return new Canvas(columns, rows, turned);
    }

    /// What can be seen through, and drawings, without loss; photographs as JPEG.
    Encoded encoded(MediaType from) throws IOException {
        boolean clear = clear();
        if (clear || from == MediaType.PNG || from == MediaType.GIF) {
            var png = as(MediaType.PNG);
            if (clear || png.length <= DRAWING) return new Encoded(MediaType.PNG, png);
        }
        return new Encoded(MediaType.JPEG, as(MediaType.JPEG));
    }

    private boolean clear() {
        for (int pixel : argb) if (pixel >>> 24 != 255) return true;
        return false;
    }

    byte[] as(MediaType type) throws IOException {
        boolean png = type == MediaType.PNG;
        var image =
                new BufferedImage(
                        width,
                        height,
                        png && clear() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByMIMEType(type.text()).next();
        // ImageIO would write a file of its own otherwise, and call a full disk an unreadable
        // picture.
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var how = writer.getDefaultWriteParam();
            if (!png) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}

package chat.sohbet.application.port;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/// Pictures for tests: plain ones, ones that tell too much, and ones that are none.
public final class Pictures {
    private Pictures() {}

    /// Of one colour.
    public static BufferedImage plain(int width, int height, int rgb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) image.setRGB(x, y, rgb);
        return image;
    }

    /// A photograph's worth of colours.
    public static byte[] photo(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                image.setRGB(
                        x,
                        y,
                        (x * 255 / width) << 16 | (y * 255 / height) << 8 | (x * y / 97 & 127));
        return written(image, "jpg");
    }

    public static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) throw new AssertionError(format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The same picture in formats that can tell more than is seen, telling `secret`.
    public static List<byte[]> telling(BufferedImage image, String secret) {
        var jpeg = written(image, "jpg");
        var png = written(image, "png");
        return List.of(
                withSegment(jpeg, 0xfe, secret.getBytes(ISO_8859_1)),
                withSegment(jpeg, 0xe1, exif(1, secret)),
                joined(png, png.length - 12, chunk("tEXt", "Place\0" + secret)),
                joined(png, png.length, secret.getBytes(ISO_8859_1)),
                joined(jpeg, jpeg.length, ("<script>" + secret).getBytes(ISO_8859_1)));
    }

    /// A photo taken with the camera turned as `orientation` (1 to 8, as EXIF counts) says.
    public static byte[] turned(BufferedImage image, int orientation) {
        return withSegment(written(image, "jpg"), 0xe1, exif(orientation, "somewhere"));
    }

    /// The least that EXIF can say: an orientation, and where (in words; it is read by nobody).
    private static byte[] exif(int orientation, String place) {
        return bytes(out -> {
            out.writeBytes("Exif\0\0MM");
            out.writeShort(42);
            out.writeInt(8);
            out.writeShort(2);
            out.writeShort(0x0112);
            out.writeShort(3);
            out.writeInt(1);
            out.writeShort(orientation);
            out.writeShort(0);
            out.writeShort(0x8825);
            out.writeShort(4);
            out.writeInt(1);
            out.writeInt(38);
            out.writeInt(0);
            out.writeBytes(place);
        });
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return joined(
                jpeg,
                2,
                bytes(out -> {
                    out.writeByte(0xff);
                    out.writeByte(marker);
                    out.writeShort(content.length + 2);
                    out.write(content);
                }));
    }

    /// A few bytes that claim to be a large PNG.
    public static byte[] bomb(int width, int height) {
        return bytes(out -> {
            out.writeBytes("\u0089PNG\r\n\u001a\n");
            out.write(
                    chunk(
                            "IHDR",
                            new String(
                                    bytes(header -> {
                                        header.writeInt(width);
                                        header.writeInt(height);
                                        header.write(new byte[] {8, 2, 0, 0, 0});
                                    }),
                                    ISO_8859_1)));
            var zeros = new ByteArrayOutputStream();
            try (var deflater = new DeflaterOutputStream(zeros)) {
                deflater.write(new byte[1_000_000]);
            }
            out.write(chunk("IDAT", zeros.toString(ISO_8859_1)));
            out.write(chunk("IEND", ""));
        });
    }

    private static byte[] chunk(String type, String content) {
        var crc = new CRC32();
        crc.update((type + content).getBytes(ISO_8859_1));
        return bytes(out -> {
            out.writeInt(content.length());
            out.writeBytes(type);
            out.writeBytes(content);
            out.writeInt((int) crc.getValue());
        });
    }

    private static byte[] joined(byte[] all, int at, byte[] more) {
        return bytes(out -> {
            out.write(all, 0, at);
            out.write(more);
            out.write(all, at, all.length - at);
        });
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package chat.sohbet.local;

import chat.sohbet.application.port.Images;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.attachment.AttachmentKind;
import chat.sohbet.domain.attachment.MediaType;
import chat.sohbet.domain.attachment.Pixels;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/// Pictures by the JDK's own readers, and TwelveMonkeys' for WebP. A large one is read every so
/// many pixels only, so that what is in memory at once is bounded, whatever the picture claims.
public final class JdkImages implements Images {
    private static final int MIB = 1024 * 1024;

    /// Readers of WebP hold the whole picture: four bytes a pixel.
    private static final int BYTES = 4;

    private final Semaphore turns;
    private final long room;
    private final Path folder;
    private final Disk disk;

    /// As many at once, and as large ones, as the memory of this program allows.
    public JdkImages() {
        this(Runtime.getRuntime().maxMemory(), Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// @param folder for temporary files
    JdkImages(long memory, Path folder) {
        this.folder = folder;
        this.disk = new Disk(folder);
        this.turns = new Semaphore(memory < 512L * MIB ? 1 : 2, true);
        this.room = Math.clamp(memory / 6, 16L * MIB, 96L * MIB);
    }

    @Override
    public Outcome redraw(InputStream source, Frame frame) throws IOException {
        var file = temporary();
        try {
            // Readers go back and forth, which a stream can't, and the whole isn't to be in memory.
            disk.write(source, file);
            var type = type(file);
            return type.kind() == AttachmentKind.IMAGE
                    ? inTurn(file, type, frame)
                    : new Outcome.NoPicture();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Path temporary() {
        try {
            return Files.createTempFile(folder, "sohbet-", ".picture");
        } catch (IOException e) {
            throw disk.failed(e);
        }
    }

    private static MediaType type(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return MediaType.of(stream.readNBytes(MediaType.HEAD));
        }
    }

    private Outcome inTurn(Path file, MediaType type, Frame frame) {
        try {
            turns.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting to draw", Duration.ZERO);
        }
        try {
            return redraw(file, type, frame);
        } catch (IOException | RuntimeException notReadable) {
            // Readers throw all sorts of things at what is no picture after all.
            return new Outcome.NoPicture();
        } finally {
            turns.release();
        }
    }

    private Outcome redraw(Path file, MediaType type, Frame frame) throws IOException {
        try (var input = new FileImageInputStream(file.toFile())) {
            var orientation = type == MediaType.JPEG ? Orientation.of(input) : Orientation.UPRIGHT;
            input.seek(0);
            var readers = ImageIO.getImageReadersByMIMEType(type.text());
            if (!readers.hasNext()) return new Outcome.NoPicture();
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return redraw(reader, type, orientation, frame);
            } finally {
                reader.dispose();
            }
        }
    }

    private Outcome redraw(ImageReader reader, MediaType type, Orientation orientation, Frame frame)
            throws IOException {
        var whole = new Pixels(reader.getWidth(0), reader.getHeight(0));
        long most = type == MediaType.WEBP ? room / BYTES : MOST_PIXELS;
        if (whole.count() > most) return new Outcome.TooLarge();
        var image = read(reader, shown(whole, frame), frame.most());
        var large = Canvas.scaled(image, frame.most()).turned(orientation);
        var small = large.scaled(frame.thumbnail());
        var encoded = large.encoded(type);
        return new Outcome.Redrawn(
                encoded.type(), large.pixels(), encoded.bytes(), small.as(encoded.type()));
    }

    private static Rectangle shown(Pixels whole, Frame frame) {
        if (!frame.square()) return new Rectangle(0, 0, whole.width(), whole.height());
        int side = Math.min(whole.width(), whole.height());
        return new Rectangle((whole.width() - side) / 2, (whole.height() - side) / 2, side, side);
    }

    /// Reads every nth pixel of every nth row, as few as will do and as memory allows.
    private BufferedImage read(ImageReader reader, Rectangle shown, int most) throws IOException {
        int longer = Math.max(shown.width, shown.height);
        int every = Math.max(1, longer / (2 * most));
        while ((long) shown.width / every * (shown.height / every) * BYTES > room) every++;
        var how = reader.getDefaultReadParam();
        how.setSourceRegion(shown);
        how.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, how);
    }
}

package chat.sohbet.local;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/// Which way up a camera was held, as EXIF 2.3 (tag 0x0112) counts it: whether columns and rows of
/// the picture are swapped, and which of them then run backwards.
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_RIGHT(true, true, false),
    TRANSVERSED(true, true, true),
    TURNED_LEFT(true, false, true);

    private static final int EXIF = 0xffe1;
    private static final int SCAN = 0xffda;
    private static final int TAG = 0x0112;
    private static final byte[] NAME = {'E', 'x', 'i', 'f', 0, 0};

    private final boolean swapped;
    private final boolean backwards;
    private final boolean upwards;

    Orientation(boolean swapped, boolean backwards, boolean upwards) {
        this.swapped = swapped;
        this.backwards = backwards;
        this.upwards = upwards;
    }

    boolean swapped() {
        return swapped;
    }

    /// Where the pixel belongs, in a row of so many, that comes from column `x` and row `y`.
    int column(int x, int y, int columns) {
        int from = swapped ? y : x;
        return backwards ? columns - 1 - from : from;
    }

    int row(int x, int y, int rows) {
        int from = swapped ? x : y;
        return upwards ? rows - 1 - from : from;
    }

    /// Looks for it in a JPEG; what says nothing that can be understood is upright.
    static Orientation of(ImageInputStream jpeg) throws IOException {
        try {
            return search(jpeg);
        } catch (EOFException | RuntimeException notThere) {
            return UPRIGHT;
        }
    }

    private static Orientation search(ImageInputStream jpeg) throws IOException {
        jpeg.setByteOrder(ByteOrder.BIG_ENDIAN);
        jpeg.seek(2);
        while (true) {
            int marker = jpeg.readUnsignedShort();
            if (marker == SCAN || marker < 0xff01) return UPRIGHT;
            var segment = new byte[Math.max(0, jpeg.readUnsignedShort() - 2)];
            jpeg.readFully(segment);
            if (marker == EXIF && segment.length > NAME.length && named(segment))
                return of(
                        ByteBuffer.wrap(segment, NAME.length, segment.length - NAME.length)
                                .slice());
        }
    }

    private static boolean named(byte[] segment) {
        for (int i = 0; i < NAME.length; i++) if (segment[i] != NAME[i]) return false;
        return true;
    }

    private static Orientation of(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) != TAG) continue;
            int value = tiff.getShort(entry + 8);
            return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
        }
        return UPRIGHT;
    }
}

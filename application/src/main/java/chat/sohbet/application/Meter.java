package chat.sohbet.application;

import chat.sohbet.domain.attachment.MediaType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A stream that counts what runs through it, remembers how it began, and breaks off when it is too
/// much.
final class Meter extends FilterInputStream {
    private final long most;
    private final byte[] head = new byte[MediaType.HEAD];
    private long size;

    Meter(InputStream source, long most) {
        super(source);
        this.most = most;
    }

    /// The first bytes of it.
    byte[] head() {
        return Arrays.copyOf(head, (int) Math.min(size, head.length));
    }

    long size() {
        return size;
    }

    /// Whether it broke off.
    boolean full() {
        return size > most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read <= 0) return read;
        if (size < head.length) {
            int kept = (int) Math.min(read, head.length - size);
            System.arraycopy(bytes, offset, head, (int) size, kept);
        }
        size += read;
        if (full()) throw new IOException("more than " + most + " bytes");
        return read;
    }
}

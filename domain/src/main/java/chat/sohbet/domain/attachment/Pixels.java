package chat.sohbet.domain.attachment;

/// The size of a picture, in pixels.
public record Pixels(int width, int height) {
    public Pixels {
        if (width < 1 || height < 1)
            throw new IllegalArgumentException("no picture: %d×%d".formatted(width, height));
    }

    /// How many there are.
    public long count() {
        return (long) width * height;
    }

    /// The largest size of the same shape that no side of is longer than `most`; never a larger one
    /// than this.
    public Pixels within(int most) {
        int longer = Math.max(width, height);
        if (longer <= most) return this;
        return new Pixels(scaled(width, most, longer), scaled(height, most, longer));
    }

    private static int scaled(int side, int most, int longer) {
        return Math.max(1, (int) Math.round((double) side * most / longer));
    }
}

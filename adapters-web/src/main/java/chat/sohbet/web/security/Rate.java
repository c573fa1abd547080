package chat.sohbet.web.security;

/// How much somebody may do: `perSecond` for long, `burst` at once.
public record Rate(double perSecond, int burst) {
    public Rate {
        if (perSecond <= 0 || burst < 1)
            throw new IllegalArgumentException("a rate lets something through");
    }

    public static Rate perMinute(int count) {
        return new Rate(count / 60.0, Math.max(1, count));
    }
}

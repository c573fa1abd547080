package chat.sohbet.local;

import chat.sohbet.domain.attachment.Pixels;
import java.util.Arrays;
import java.util.function.IntFunction;

/// Makes pictures smaller: each pixel is the mean of those it stands for, weighed by how much of
/// them it covers and how little can be seen through them.
final class Scaling {
    private static final int CHANNELS = 4;

    private final Pixels from;
    private final Pixels to;
    private final int[] drawn;
    private final float[] line;
    private final float[] sums;
    private float covered;
    private int next;

    private Scaling(Pixels from, Pixels to) {
        this.from = from;
        this.to = to;
        this.drawn = new int[to.width() * to.height()];
        this.line = new float[to.width() * CHANNELS];
        this.sums = new float[to.width() * CHANNELS];
    }

    /// `rows` gives a row of the picture; `to` is nowhere larger than `from`.
    static Canvas scale(Pixels from, Pixels to, IntFunction<int[]> rows) {
        var scaling = new Scaling(from, to);
        for (int y = 0; y < from.height(); y++) scaling.add(rows.apply(y));
        if (scaling.next < to.height()) scaling.draw();
        return new Canvas(to.width(), to.height(), scaling.drawn);
    }

    /// Part of a row may belong to one line of the drawing, and the rest to the next.
    private void add(int[] row) {
        squeeze(row);
        float whole = (float) from.height() / to.height();
        float rest = 1;
        while (rest > 0) {
            float part = Math.min(rest, whole - covered);
            for (int i = 0; i < sums.length; i++) sums[i] += line[i] * part;
            covered += part;
            rest -= part;
            if (covered >= whole - 1e-3f && next < to.height()) draw();
            if (part <= 1e-6f) break;
        }
    }

    private void squeeze(int[] row) {
        Arrays.fill(line, 0);
        float step = (float) to.width() / from.width();
        for (int x = 0; x < from.width(); x++) {
            double start = (double) x * to.width() / from.width();
            int at = Math.min((int) start, to.width() - 1);
            float first = Math.min(step, (float) (at + 1 - start));
            spread(row[x], at, first);
            if (step - first > 1e-6f && at + 1 < to.width()) spread(row[x], at + 1, step - first);
        }
    }

    private void spread(int pixel, int at, float weight) {
        int i = at * CHANNELS;
        float alpha = (pixel >>> 24) * weight;
        line[i] += alpha;
        line[i + 1] += alpha * (pixel >> 16 & 255);
        line[i + 2] += alpha * (pixel >> 8 & 255);
        line[i + 3] += alpha * (pixel & 255);
    }

    private void draw() {
        for (int x = 0; x < to.width(); x++) {
            int i = x * CHANNELS;
            float alpha = sums[i];
            int seen = Math.clamp(Math.round(alpha / covered), 0, 255);
            drawn[next * to.width() + x] =
                    alpha == 0
                            ? 0
                            : seen << 24
                                    | mean(sums[i + 1], alpha) << 16
                                    | mean(sums[i + 2], alpha) << 8
                                    | mean(sums[i + 3], alpha);
        }
        Arrays.fill(sums, 0);
        covered = 0;
        next++;
    }

    private static int mean(float sum, float alpha) {
        return Math.clamp(Math.round(sum / alpha), 0, 255);
    }
}

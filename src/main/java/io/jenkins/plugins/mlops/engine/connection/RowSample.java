package io.jenkins.plugins.mlops.engine.connection;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Chooses rows of a stream so that every set of so many rows is as likely as any other, in one pass (Knuth, The Art of Computer Programming 2, section 3.4.2,
 * algorithm S). The same rows in the same order give the same sample.
 */
final class RowSample {
    private static final long SEED = 20_261_130;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final long wanted;
    private final long total;
    private long seen;
    private long taken;

    /**
     * @param wanted rows to take
     * @param total rows that come
     */
    RowSample(long wanted, long total) {
        this.wanted = wanted;
        this.total = total;
    }

    /** Tells whether the next row is taken. */
    boolean takesNext() {
        boolean takes = wanted >= total || random.nextLong(Math.max(1, total - seen)) < wanted - taken;
        seen++;
        taken += takes ? 1 : 0;
        return takes;
    }

    /** What results say behind the name of the rows; empty where all rows are taken. */
    String shown() {
        return wanted >= total
                ? ""
                : String.format(Locale.ROOT, " (%,d of %,d rows, drawn evenly at random)", wanted, total);
    }
}

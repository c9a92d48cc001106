package io.jenkins.plugins.mlops.engine.shap.game;

import java.util.BitSet;
import java.util.SplittableRandom;

/** An even sample of row numbers, the same ones every time. */
public final class SampledRows {
    private static final long SEED = 20_260_104;

    private final BitSet chosen;

    private SampledRows(BitSet chosen) {
        this.chosen = chosen;
    }

    /**
     * Chooses rows, every one with the same probability (Knuth, The Art of Computer Programming 3.4.2, algorithm S).
     *
     * @param total rows there are
     * @param count rows to choose
     */
    static SampledRows of(long total, long count) {
        if (count >= total) {
            return new SampledRows(null);
        }
        BitSet chosen = new BitSet(Math.toIntExact(total));
        SplittableRandom random = new SplittableRandom(SEED);
        long left = count;
        for (int row = 0; left > 0; row++) {
            if (random.nextLong(total - row) < left) {
                chosen.set(row);
                left--;
            }
        }
        return new SampledRows(chosen);
    }

    boolean has(long row) {
        return chosen == null || chosen.get((int) row);
    }
}

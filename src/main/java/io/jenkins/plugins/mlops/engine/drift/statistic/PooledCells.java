package io.jenkins.plugins.mlops.engine.drift.statistic;

import io.jenkins.plugins.mlops.engine.drift.sample.Block;
import io.jenkins.plugins.mlops.engine.drift.sample.Merge;
import java.util.Arrays;

/**
 * The rows of two samples by distinct value, ascending: all that a rank test looks at. Rare neighbouring values are one cell up to the
 * given part of the rows, which bounds memory and work; a value that fills a cell alone keeps its own. Which values are taken together
 * depends on both samples' rows only as one pool, so a test over the cells is as exact as one over the rows.
 */
public final class PooledCells implements Merge.Visitor {
    /** Cells at most, about: none are taken together in samples with no more rows than that. */
    private static final int USUAL = 4096;

    private final double most;
    private double[] reference = new double[64];
    private double[] current = new double[64];
    private int count;
    private boolean ties;

    /** @param n rows of the reference with a value, m rows of the current sample with a value */
    public PooledCells(long n, long m) {
        most = ((double) n + m) / USUAL;
    }

    @Override
    public void visit(Block block) {
        double[] before = block.reference();
        double[] now = block.current();
        int length = block.length();
        if (reference.length < count + length + 1) {
            reference = Arrays.copyOf(reference, 2 * (count + length));
            current = Arrays.copyOf(current, 2 * (count + length));
        }
        // The last cell is open: more values may join it.
        int cell = count;
        double a = reference[cell];
        double b = current[cell];
        boolean tied = ties;
        for (int i = 0; i < length; i++) {
            double rows = before[i] + now[i];
            tied |= rows > 1;
            if (a + b >= most || rows >= most && a + b > 0) {
                reference[cell] = a;
                current[cell++] = b;
                a = 0;
                b = 0;
            }
            a += before[i];
            b += now[i];
        }
        reference[cell] = a;
        current[cell] = b;
        count = cell;
        ties = tied;
    }

    /** Tells whether any value occurs twice. */
    public boolean ties() {
        return ties;
    }

    /** Rows of the reference by cell. */
    public long[] reference() {
        return whole(reference);
    }

    /** Rows of the current sample by cell. */
    public long[] current() {
        return whole(current);
    }

    /** Rows of both by cell. */
    public long[] pooled() {
        long[] pooled = whole(reference);
        for (int i = 0; i < pooled.length; i++) {
            pooled[i] += (long) current[i];
        }
        return pooled;
    }

    private long[] whole(double[] counts) {
        long[] whole = new long[reference[count] + current[count] > 0 ? count + 1 : count];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (long) counts[i];
        }
        return whole;
    }
}

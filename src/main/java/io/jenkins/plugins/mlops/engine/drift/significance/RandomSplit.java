package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Splits the pooled rows of two samples at random into two samples of the same sizes again, every split as likely as any other: what
 * the samples are to a test when nothing changed, whatever values are tied. Only the rows of the smaller sample are drawn; of a cell that
 * holds many of them only their number.
 */
final class RandomSplit {
    /** From so many expected rows on, drawing a cell's number is quicker than drawing its rows. */
    private static final double MANY = 8;

    private final long[] pooled;
    private final long rows;
    private final long drawn;
    private final SplittableRandom random;
    private final int[] many;
    private final int[] few;
    private final int[] firstRow;
    private final int[] guide;
    private final int guideShift;
    private final long[] taken;
    private int[] picks = new int[64];
    private int picked;
    private final int[] counts;
    private final int[] touched;
    private int touchedCount;

    /**
     * @param pooled rows of both samples by cell
     * @param drawn rows of the smaller sample
     * @param random where chance comes from
     */
    RandomSplit(long[] pooled, long drawn, SplittableRandom random) {
        this.pooled = pooled;
        this.drawn = drawn;
        this.random = random;
        rows = Arrays.stream(pooled).sum();
        double share = (double) drawn / rows;
        many = IntStream.range(0, pooled.length)
                .filter(i -> pooled[i] * share >= MANY)
                .boxed()
                .sorted((a, b) -> Long.compare(pooled[b], pooled[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        few = IntStream.range(0, pooled.length)
                .filter(i -> pooled[i] > 0 && pooled[i] * share < MANY)
                .toArray();
        firstRow = new int[few.length + 1];
        for (int i = 0; i < few.length; i++) {
            firstRow[i + 1] = Math.toIntExact(firstRow[i] + pooled[few[i]]);
        }
        int fewRows = firstRow[few.length];
        taken = new long[fewRows / 64 + 1];
        // For each stretch of rows the cell in which it begins.
        guideShift = Math.max(0, 16 - Integer.numberOfLeadingZeros(Math.max(1, fewRows)));
        guide = new int[(fewRows >>> guideShift) + 1];
        for (int i = 0, cell = 0; i < guide.length; i++) {
            while (cell < few.length - 1 && firstRow[cell + 1] <= i << guideShift) {
                cell++;
            }
            guide[i] = cell;
        }
        counts = new int[pooled.length];
        touched = new int[pooled.length];
    }

    /** Draws a split. */
    void next() {
        for (int i = 0; i < touchedCount; i++) {
            counts[touched[i]] = 0;
        }
        touchedCount = 0;
        long rowsLeft = rows;
        long drawnLeft = drawn;
        for (int cell : many) {
            long count = new Hypergeometric(rowsLeft, pooled[cell], drawnLeft).draw(random);
            counts[cell] = (int) count;
            drawnLeft -= count;
            rowsLeft -= pooled[cell];
            if (count > 0) {
                touched[touchedCount++] = cell;
            }
        }
        if (2 * drawnLeft <= rowsLeft) {
            pick((int) drawnLeft);
            for (int i = 0; i < picked; i++) {
                int cell = cellOf(picks[i]);
                if (counts[cell]++ == 0) {
                    touched[touchedCount++] = cell;
                }
            }
        } else {
            pick((int) (rowsLeft - drawnLeft));
            for (int cell : few) {
                counts[cell] = (int) pooled[cell];
                touched[touchedCount++] = cell;
            }
            for (int i = 0; i < picked; i++) {
                counts[cellOf(picks[i])]--;
            }
        }
        sort();
    }

    /** Different rows among those of cells with few. */
    private void pick(int wanted) {
        if (picks.length < wanted) {
            picks = new int[2 * wanted];
        }
        int bound = firstRow[few.length];
        for (picked = 0; picked < wanted; ) {
            int row = random.nextInt(bound);
            if ((taken[row >> 6] & 1L << row) == 0) {
                taken[row >> 6] |= 1L << row;
                picks[picked++] = row;
            }
        }
        for (int i = 0; i < picked; i++) {
            taken[picks[i] >> 6] = 0;
        }
    }

    private int cellOf(int row) {
        int i = guide[row >>> guideShift];
        while (firstRow[i + 1] <= row) {
            i++;
        }
        return few[i];
    }

    private void sort() {
        if (4 * touchedCount < counts.length) {
            Arrays.sort(touched, 0, touchedCount);
            return;
        }
        touchedCount = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                touched[touchedCount++] = cell;
            }
        }
    }

    /** Cells with a row of the smaller sample, ascending, as far as {@link #touchedCount}. */
    int[] touched() {
        return touched;
    }

    /** Number of cells with a row of the smaller sample. Cells that hold zero after all may be among them. */
    int touchedCount() {
        return touchedCount;
    }

    /** Rows of the smaller sample by cell. */
    int[] counts() {
        return counts;
    }
}

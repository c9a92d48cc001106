package io.jenkins.plugins.mlops.engine.drift.significance;

/** A statistic of a split of pooled rows into two samples: the larger, the more the samples differ. */
interface SplitStatistic {
    /**
     * Its value.
     *
     * @param cells cells in which the smaller sample has rows, ascending; some may have none
     * @param length how many of them count
     * @param counts rows of the smaller sample by cell
     */
    double of(int[] cells, int length, int[] counts);
}

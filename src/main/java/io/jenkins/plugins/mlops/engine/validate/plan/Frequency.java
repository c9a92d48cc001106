package io.jenkins.plugins.mlops.engine.validate.plan;

/**
 * Frequency of the values of one or several columns. A single column's missing values do not count; in several columns a missing value is
 * a value like any other.
 */
public final class Frequency {
    private long rows;
    private long distinct;
    private long once;
    private long fewest;
    private long most;
    private double sumOfCountTimesLog;

    void set(long rows, long distinct, long once, long fewest, long most, double sumOfCountTimesLog) {
        this.rows = rows;
        this.distinct = distinct;
        this.once = once;
        this.fewest = fewest;
        this.most = most;
        this.sumOfCountTimesLog = sumOfCountTimesLog;
    }

    /** Rows with a value. */
    public long rows() {
        return rows;
    }

    /** Different values. */
    public long distinct() {
        return distinct;
    }

    /** Values that occur exactly once. */
    public long once() {
        return once;
    }

    /** Rows of the rarest value. */
    public long fewest() {
        return fewest;
    }

    /** Rows of the most frequent value. */
    public long most() {
        return most;
    }

    /** Shannon entropy in nats: ln N - (sum of c ln c) / N over the counts c. */
    public double entropy() {
        return rows == 0 ? Double.NaN : Math.max(0, Math.log(rows) - sumOfCountTimesLog / rows);
    }
}

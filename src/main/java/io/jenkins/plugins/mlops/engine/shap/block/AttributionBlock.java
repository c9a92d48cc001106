package io.jenkins.plugins.mlops.engine.shap.block;

/** Attributions of some consecutive rows, in units of the model's margin. */
public final class AttributionBlock {
    private final int features;
    private final int outputs;
    private final double[] base;
    private final double[][] phi;
    private final double[][] margins;
    private final boolean[] explained;
    private long firstRow;
    private int rows;

    /**
     * @param base one constant per output
     * @param phi one array of rows per output and feature, output by output; null where a feature has no attribution at all
     * @param margins one array of rows per output
     * @param explained which rows have attributions; null when all have
     */
    AttributionBlock(int features, double[] base, double[][] phi, double[][] margins, boolean[] explained) {
        this.features = features;
        this.outputs = base.length;
        this.base = base;
        this.phi = phi;
        this.margins = margins;
        this.explained = explained;
    }

    void set(long first, int count) {
        firstRow = first;
        rows = count;
    }

    /** Number of the first row of the block among all rows, from 0. */
    public long firstRow() {
        return firstRow;
    }

    public int rows() {
        return rows;
    }

    public int features() {
        return features;
    }

    public int outputs() {
        return outputs;
    }

    /** Returns the mean output of the model, before any feature is known. */
    public double base(int output) {
        return base[output];
    }

    /** Tells whether the row has attributions; it has a margin in any case. */
    public boolean explained(int row) {
        return explained == null || explained[row];
    }

    /** Returns the attribution of a feature to an output's margin, against {@link #base}. */
    public double value(int row, int output, int feature) {
        double[] column = phi[output * features + feature];
        return column == null ? 0 : column[row];
    }

    /** The model's margin for the row: base plus all attributions, up to rounding. */
    public double margin(int row, int output) {
        return margins[output][row];
    }

    /** Returns the distance of base plus all attributions from the margin. */
    public double additivityError(int row, int output) {
        double sum = base[output];
        for (int f = 0; f < features; f++) {
            double[] column = phi[output * features + f];
            if (column != null) {
                sum += column[row];
            }
        }
        double error = Math.abs(sum - margins[output][row]);
        return error == error ? error : Double.POSITIVE_INFINITY;
    }
}

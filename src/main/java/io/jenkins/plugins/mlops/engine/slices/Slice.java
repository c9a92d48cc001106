package io.jenkins.plugins.mlops.engine.slices;

import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import java.util.List;

/**
 * Rows with the same values in one column or two, and how well the model does there.
 *
 * @param label for a reader: {@code region = north & plan = x}
 * @param columns the columns
 * @param rows number of rows
 * @param estimate the measure with its limits
 * @param test comparison with all other rows
 */
public record Slice(String label, List<String> columns, int rows, Estimate estimate, Test test) {
    public Slice {
        columns = List.copyOf(columns);
    }

    Slice withQ(double adjusted) {
        return new Slice(label, columns, rows, estimate, new Test(rest(), difference(), p(), adjusted));
    }

    /**
     * Comparison with all other rows.
     *
     * @param rest the measure over all other rows; not-a-number where it is not computed
     * @param difference estimate minus rest with its limits, or null where the rest is not computed
     * @param p p-value of the difference; not-a-number where there is no test
     * @param q p-value adjusted by Benjamini and Hochberg over all judged slices
     */
    public record Test(double rest, Estimate difference, double p, double q) {}

    public double rest() {
        return test.rest;
    }

    public Estimate difference() {
        return test.difference;
    }

    public double p() {
        return test.p;
    }

    public double q() {
        return test.q;
    }
}

package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.performance.interval.Normal;
import io.jenkins.plugins.mlops.engine.performance.interval.Percentiles;
import io.jenkins.plugins.mlops.engine.performance.interval.Wilson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Comparison of predicted probabilities with observed shares: rows in bins of about equal size by their probability, as
 * scikit-learn's {@code calibration_curve} with {@code strategy="quantile"} makes them. Equal probabilities share a bin, so there may
 * be fewer bins.
 *
 * @param name what the probabilities are of
 * @param bins the bins that hold rows, by rising probability
 * @param error expected calibration error: the mean over rows of the gap between predicted and observed share in the row's bin
 * @param interval its interval
 */
public record Calibration(String name, List<Bin> bins, double error, Interval interval) {
    /** Number of bins. */
    public static final int BINS = 10;

    /**
     * One bin.
     *
     * @param predicted mean probability
     * @param observed share of rows for which it came true
     * @param hits number of these rows
     * @param rows number of rows
     * @param interval Wilson interval of observed
     */
    public record Bin(double predicted, double observed, long hits, long rows, Interval interval) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Made from probabilities and whether they came true.
     *
     * @param came 1 where it came true, else 0
     */
    static Calibration of(String name, double[] probabilities, int[] came, double level) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double[] inner = new double[BINS - 1];
        for (int i = 0; i < inner.length; i++) {
            inner[i] = Percentiles.of(sorted, (i + 1) / (double) BINS);
        }
        double[] sums = new double[BINS];
        long[] hits = new long[BINS];
        long[] rows = new long[BINS];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = 0;
            while (bin < inner.length && inner[bin] < probabilities[i]) {
                bin++;
            }
            sums[bin] += probabilities[i];
            hits[bin] += came[i];
            rows[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                bins.add(new Bin(
                        sums[bin] / rows[bin],
                        (double) hits[bin] / rows[bin],
                        hits[bin],
                        rows[bin],
                        Wilson.interval(hits[bin], rows[bin], level)));
            }
        }
        return new Calibration(name, bins, error(bins), interval(bins, level));
    }

    private static double error(List<Bin> bins) {
        double sum = 0;
        double rows = 0;
        for (Bin bin : bins) {
            sum += Math.abs(bin.observed() - bin.predicted()) * bin.rows();
            rows += bin.rows();
        }
        return sum / rows;
    }

    /**
     * Noise only ever adds to a mean of absolute gaps: by Jensen's inequality the measured error is too large in the mean, and by at most
     * the mean absolute noise, sqrt(2 / pi) standard errors a bin for normal noise. The lower end gives way by that much more; both ends
     * by the normal quantile of the sum's standard error, which independent gaps have at most. Where the model is calibrated the interval
     * so reaches 0, which a bootstrap's does not. Standard errors are Agresti and Coull's, never 0.
     */
    private static Interval interval(List<Bin> bins, double level) {
        double rows = bins.stream().mapToLong(Bin::rows).sum();
        double noise = 0;
        double variance = 0;
        for (Bin bin : bins) {
            double share = (bin.hits() + 2.0) / (bin.rows() + 4.0);
            double error = Math.sqrt(share * (1 - share) / bin.rows()) * bin.rows() / rows;
            noise += Math.sqrt(2 / Math.PI) * error;
            variance += error * error;
        }
        double measured = error(bins);
        double reach = Normal.halfWidth(level) * Math.sqrt(variance);
        return new Interval(
                        measured - reach - noise,
                        measured + reach,
                        level,
                        "normal, lower end less the noise of the bins")
                .within(0, 1);
    }
}

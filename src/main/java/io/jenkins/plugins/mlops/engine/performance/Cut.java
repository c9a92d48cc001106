package io.jenkins.plugins.mlops.engine.performance;

/**
 * Where scores become decisions.
 *
 * @param threshold decisions are positive from this score on; not-a-number where decisions were not made from scores
 * @param above whether the threshold itself is still negative
 * @param probability whether scores between 0 and 1 are probabilities; false where they are known to be something else
 */
public record Cut(double threshold, boolean above, boolean probability) {
    /** Decisions that were not made from scores. */
    static final Cut NONE = new Cut(Double.NaN, false, true);

    /** A cut of probabilities. */
    public static Cut at(double threshold) {
        return new Cut(threshold, false, true);
    }

    boolean positive(double score) {
        return above ? score > threshold : score >= threshold;
    }
}

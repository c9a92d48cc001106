package io.jenkins.plugins.mlops.engine.explain.recorded;

/**
 * One way to understand recorded predictions.
 *
 * @param form what they would be
 * @param what the same with what they are of, for a reader
 * @param recorded the recorded values by column and row, not-a-number where there is none; of labels the position of the class
 * @param ours what this program says, in the same shape
 * @param unsure rows on the edge between two classes, where rounding decides; null for numbers
 */
record Candidate(RecordedForm form, String what, double[][] recorded, double[][] ours, boolean[] unsure) {
    static Candidate numbers(RecordedForm form, String what, double[][] recorded, double[]... ours) {
        return new Candidate(form, what, recorded, ours, null);
    }
}

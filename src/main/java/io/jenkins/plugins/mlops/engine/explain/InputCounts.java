package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Counts what the model gets to see of each feature. A feature without any value, or with categories that the model has mostly never seen, is
 * most likely written otherwise than in training; a model measured on it is not the model that is served.
 */
final class InputCounts {
    /** Share of rows with categories never seen from which on a check says so. */
    static final double MOSTLY = 0.5;

    private final List<Feature> features;
    private final long[] given;
    private final long[] unseen;
    private final long[] replaced;
    private long rows;

    InputCounts(List<Feature> features) {
        this.features = features;
        this.given = new long[features.size()];
        this.unseen = new long[features.size()];
        this.replaced = new long[features.size()];
    }

    void number(int feature, double value) {
        rows += feature == 0 ? 1 : 0;
        given[feature] += Double.isNaN(value) ? 0 : 1;
    }

    /** @param code not-a-number for a missing category, below 0 for one never seen */
    void category(int feature, double code) {
        number(feature, code);
        unseen[feature] += code < 0 ? 1 : 0;
    }

    /** Takes a value that means "missing" to the model. */
    void replaced(int feature) {
        number(feature, Double.NaN);
        replaced[feature]++;
    }

    /** Values that mean "missing" to the model, over all features. */
    long replaced() {
        return Arrays.stream(replaced).sum();
    }

    /** Sentences about categories the model has never seen. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (int f = 0; f < unseen.length; f++) {
            if (unseen[f] > 0) {
                notes.add(unseen[f] + " rows have a value of \""
                        + features.get(f).name() + "\" that the model has never seen");
            }
        }
        return notes;
    }

    /** A warning for each feature that tells the model next to nothing. */
    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (int f = 0; f < unseen.length; f++) {
            String name = features.get(f).name();
            if (given[f] == 0 && rows > 0) {
                checks.add(check(
                        "EmptyFeature",
                        name,
                        "feature \"" + name + "\" has no value in any row"
                                + (replaced[f] == 0 ? "" : " that does not mean \"missing\" to the model")
                                + "; give the data as the model was trained on it",
                        new long[] {rows, rows}));
            } else if (unseen[f] > MOSTLY * given[f]) {
                checks.add(check(
                        "UnseenCategories",
                        name,
                        "the model has never seen the value of \"" + name + "\" in " + unseen[f] + " of " + given[f]
                                + " rows that have one; it is written otherwise than in training, or the data are of another kind",
                        new long[] {unseen[f], given[f]}));
            }
        }
        return checks;
    }

    private static Check check(String type, String column, String message, long[] counts) {
        String id = (type.replaceAll("([a-z])([A-Z])", "$1-$2") + "-" + column)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-");
        double share = (double) counts[0] / counts[1];
        return new Check(
                new CheckedRule(id, type + " \"" + column + "\"", type, "validity", column, Source.BUILT_IN),
                Severity.WARNING,
                Verdict.WARNING,
                new Observation(share, type.equals("EmptyFeature") ? "< 1" : "<= " + MOSTLY, message),
                new FailingRows(counts[0], counts[1], List.of()));
    }
}

package io.jenkins.plugins.mlops.engine.monitor.performance;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.drift.sample.NumberName;
import io.jenkins.plugins.mlops.engine.explain.meaning.Ask;
import io.jenkins.plugins.mlops.engine.monitor.output.Said;
import io.jenkins.plugins.mlops.engine.monitor.output.TargetTask;
import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.Cut;
import io.jenkins.plugins.mlops.engine.performance.MulticlassPredictions;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.performance.Probability;
import io.jenkins.plugins.mlops.engine.performance.RegressionPredictions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Meaning of label and prediction of a model, and who said it.
 *
 * @param task classification or regression
 * @param classes the classes that are known, of this window and of the baseline; empty for a regression
 * @param positive the class the score speaks for; null where there is none
 * @param threshold a row is positive from this score on; null where decisions are not made from a score
 */
record OutputMeaning(Said<TargetTask> task, List<String> classes, Said<String> positive, Said<Double> threshold) {
    /** Decisions that were logged, at whatever threshold they were made. */
    private static final Cut DECIDED = new Cut(Double.NaN, false, true);

    /** In fewer rows, labels and answers may have no class in common by chance. */
    private static final int FEW_ROWS = 20;

    /**
     * Finds it out.
     *
     * @throws BadInputException with one line that asks, where nobody says it
     */
    static OutputMeaning of(LabelledRows rows, OutputEvidence evidence) {
        Said<TargetTask> task = DecidedTask.of(rows, evidence);
        if (task.value() == TargetTask.REGRESSION) {
            refuse("positive class", evidence.said().positive());
            refuse("threshold", evidence.said().threshold());
            return new OutputMeaning(task, List.of(), null, null);
        }
        boolean scored = rows.columns().score() != null;
        boolean decided = rows.columns().prediction() != null;
        Set<String> known = new HashSet<>(rows.labels());
        known.addAll(evidence.baselineLabels());
        if (decided && !scored) {
            requireCommon(rows, known);
            known.addAll(rows.decisions());
        }
        List<String> classes = LabelledRows.different(known);
        Said<String> said = evidence.said().positive();
        if (said != null && !scored && classes.size() > 2) {
            throw new BadInputException("a positive class was named (by " + said.by() + "), but \""
                    + rows.columns().label() + "\" has " + classes.size()
                    + " classes and there is no score; leave it away, or name the score in the roles");
        }
        Said<String> positive = PositiveClass.of(rows.columns().label(), classes, said, evidence.hidden());
        return new OutputMeaning(task, classes, positive, threshold(rows, evidence, classes));
    }

    private static void refuse(String what, Said<?> said) {
        if (said != null) {
            throw new BadInputException(
                    "a " + what + " was named (by " + said.by() + "), but the task is regression; leave it away");
        }
    }

    private static void requireCommon(LabelledRows rows, Set<String> labels) {
        if (rows.size() >= FEW_ROWS && rows.decisions().stream().noneMatch(labels::contains)) {
            throw new BadInputException(
                    "the predictions in \"" + rows.columns().prediction() + "\" and the labels in \""
                            + rows.columns().label()
                            + "\" have no value in common, so nothing can be counted as right; write the classes alike, or give the column with the score the role score");
        }
    }

    private static Said<Double> threshold(LabelledRows rows, OutputEvidence evidence, List<String> classes) {
        LabelledRows.Columns columns = rows.columns();
        Said<Double> said = evidence.said().threshold();
        if (columns.score() == null) {
            if (said != null) {
                throw new BadInputException("a threshold was named (by " + said.by()
                        + "), but no column has the role score; name it in the roles");
            }
            return null;
        }
        if (said != null || decides(rows, classes)) {
            return said;
        }
        if (!Probability.all(rows.scores())) {
            throw new BadInputException("from which score on is a row positive? The scores in \"" + columns.score()
                    + "\" reach beyond 0 and 1, so they are not probabilities; say so, for example for log-odds with "
                    + Ask.with("threshold", "0"));
        }
        return new Said<>(BinaryPredictions.THRESHOLD, null);
    }

    /**
     * Tells whether the answers beside a score are classes: then they are the decisions, made at whatever threshold was
     * served.
     */
    private static boolean decides(LabelledRows rows, List<String> classes) {
        return rows.columns().prediction() != null && new HashSet<>(classes).containsAll(rows.decisions());
    }

    /**
     * The rows as predictions.
     *
     * @throws BadInputException when nothing can be measured on them, for example with one class only
     */
    Predictions predictions(LabelledRows rows) {
        String target = rows.columns().label();
        if (task.value() == TargetTask.REGRESSION) {
            return RegressionPredictions.of(
                    target, LabelledRows.numbers(rows.labels()), LabelledRows.numbers(rows.decisions()));
        }
        if (rows.columns().score() == null && classes.size() != 2) {
            return MulticlassPredictions.decided(target, classes, codes(rows.labels()), codes(rows.decisions()));
        }
        if (positive == null) {
            throw new BadInputException(
                    classes.size() > 2
                            ? "a score speaks for one class, and \"" + target + "\" has " + classes.size()
                                    + "; name that class with " + Ask.with("positive", "CLASS")
                            : "every label of \"" + target + "\" in this window is the same");
        }
        String negative = PositiveClass.negative(positive.value(), classes);
        int[] labels = truths(rows.labels());
        if (rows.columns().score() == null) {
            return BinaryPredictions.decided(target, negative, positive.value(), labels, truths(rows.decisions()));
        }
        BinaryPredictions scored = BinaryPredictions.scored(
                target,
                negative,
                positive.value(),
                labels,
                rows.scores(),
                threshold == null ? BinaryPredictions.THRESHOLD : threshold.value());
        return threshold != null
                ? scored
                : new BinaryPredictions(
                        target, scored.classes(), labels, scored.scores(), truths(rows.decisions()), DECIDED);
    }

    private int[] codes(List<String> values) {
        return values.stream().mapToInt(classes::indexOf).toArray();
    }

    private int[] truths(List<String> values) {
        return values.stream()
                .mapToInt(value -> value.equals(positive.value()) ? 1 : 0)
                .toArray();
    }

    /** Returns what was taken for what, and who said so: one sentence each. */
    List<String> sentences(LabelledRows.Columns columns, boolean hidden) {
        List<String> sentences = new ArrayList<>();
        sentences.add("The task is " + task.value() + ", by " + task.by() + ".");
        if (positive != null && !hidden) {
            sentences.add("The positive class of \"" + columns.label() + "\" is \"" + positive.value() + "\", by "
                    + positive.by() + ".");
        }
        if (threshold != null) {
            sentences.add("A row is predicted positive from a score of " + NumberName.of(threshold.value()) + " on, "
                    + (threshold.by() == null
                            ? "the usual threshold of a probability; the option threshold says another."
                            : "by " + threshold.by() + "."));
        } else if (columns.score() != null && task.value() == TargetTask.CLASSIFICATION) {
            sentences.add("The decisions are the predictions in \"" + columns.prediction() + "\".");
        }
        return sentences;
    }

    /** For the end of a sentence about a measure; empty where there is nothing to name. */
    String brief(boolean hidden) {
        return positive == null || hidden ? "" : ", positive class \"" + positive.value() + "\"";
    }
}

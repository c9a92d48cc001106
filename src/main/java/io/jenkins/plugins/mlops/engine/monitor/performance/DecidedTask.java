package io.jenkins.plugins.mlops.engine.monitor.performance;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.explain.meaning.Ask;
import io.jenkins.plugins.mlops.engine.monitor.output.Said;
import io.jenkins.plugins.mlops.engine.monitor.output.TargetTask;
import java.util.Arrays;

/**
 * Decides whether a model tells classes apart or predicts a number. The user, the roles, the kind that somebody gave the label, and values that
 * leave no choice decide; then the registered model, then rules that only one task has. Nothing else is taken for an answer: whole numbers may be
 * classes or counts, and the user is asked.
 */
final class DecidedTask {
    private DecidedTask() {}

    /** @throws BadInputException when nobody says it, or what is said cannot be */
    static Said<TargetTask> of(LabelledRows rows, OutputEvidence evidence) {
        LabelledRows.Columns columns = rows.columns();
        boolean scored = columns.score() != null;
        Said<TargetTask> said = evidence.said().task();
        if (said != null) {
            requirePossible(said, rows);
            return said;
        }
        if (scored) {
            return new Said<>(TargetTask.CLASSIFICATION, "the roles, which name a score");
        }
        if (evidence.labelKind() != null && evidence.labelKind().by() != KindSource.CONTENT) {
            TargetTask byKind =
                    switch (evidence.labelKind().kind()) {
                        case NUMBER -> TargetTask.REGRESSION;
                        case CATEGORY, BOOLEAN -> TargetTask.CLASSIFICATION;
                        default -> null;
                    };
            if (byKind != null) {
                return new Said<>(
                        byKind,
                        "the kind of \"" + columns.label() + "\", which is "
                                + evidence.labelKind().kind());
            }
        }
        if (!rows.labelsAreNumbers() || !columns.numericPrediction()) {
            return new Said<>(TargetTask.CLASSIFICATION, "the values of \"" + columns.label() + "\", which are names");
        }
        if (LabelledRows.haveFractions(rows.labels())) {
            return new Said<>(
                    TargetTask.REGRESSION,
                    "the values of \"" + columns.label() + "\", which are numbers with fractions");
        }
        if (evidence.model() != null) {
            return evidence.model();
        }
        if (evidence.rules() != null) {
            return evidence.rules();
        }
        if (quantities(rows)) {
            return new Said<>(
                    TargetTask.REGRESSION,
                    "the values of \"" + columns.prediction() + "\", which have fractions and are not probabilities");
        }
        throw new BadInputException("are the labels of \"" + columns.label()
                + "\" classes or quantities? They are whole numbers, and may be either; say so with "
                + Ask.with("task", TargetTask.CLASSIFICATION.toString()) + " or "
                + Ask.with("task", TargetTask.REGRESSION.toString()));
    }

    /** Answers that are neither whole, and so no classes, nor all between 0 and 1, and so no probabilities in the wrong place. */
    private static boolean quantities(LabelledRows rows) {
        return LabelledRows.haveFractions(rows.decisions())
                && Arrays.stream(LabelledRows.numbers(rows.decisions())).anyMatch(value -> value < 0 || value > 1);
    }

    private static void requirePossible(Said<TargetTask> said, LabelledRows rows) {
        if (said.value() != TargetTask.REGRESSION) {
            return;
        }
        LabelledRows.Columns columns = rows.columns();
        if (columns.prediction() == null) {
            throw new BadInputException(
                    "the task is regression (by " + said.by()
                            + "), but the roles name a score, which belongs to a classification; name the column with the predicted numbers as prediction");
        }
        if (!columns.numericLabel() || !columns.numericPrediction()) {
            throw new BadInputException("the task is regression (by " + said.by() + "), but column \""
                    + (columns.numericLabel() ? columns.prediction() : columns.label()) + "\" is not numeric");
        }
    }
}

package io.jenkins.plugins.mlops.engine.performance;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A measure of performance. For classifiers with more than two classes, precision, recall and F1 are the unweighted mean over classes
 * (macro) unless the name says weighted, and AUC is the mean of one-against-rest AUCs.
 */
public enum Measure {
    AUC("Auc", "auc", "AUC", Task.BINARY, Task.MULTICLASS),
    AUC_WEIGHTED("AucWeighted", "aucWeighted", "AUC, weighted", Task.MULTICLASS),
    PR_AUC("PrAuc", "prAuc", "average precision (PR-AUC)", Task.BINARY),
    LOG_LOSS("LogLoss", "logLoss", "log-loss", Task.BINARY, Task.MULTICLASS),
    BRIER("Brier", "brier", "Brier score", Task.BINARY, Task.MULTICLASS),
    CALIBRATION_ERROR(
            "CalibrationError", "calibrationError", "expected calibration error", Task.BINARY, Task.MULTICLASS),
    ACCURACY("Accuracy", "accuracy", "accuracy", Task.BINARY, Task.MULTICLASS),
    BALANCED_ACCURACY("BalancedAccuracy", "balancedAccuracy", "balanced accuracy", Task.BINARY, Task.MULTICLASS),
    PRECISION("Precision", "precision", "precision", Task.BINARY, Task.MULTICLASS),
    PRECISION_WEIGHTED("PrecisionWeighted", "precisionWeighted", "precision, weighted", Task.MULTICLASS),
    RECALL("Recall", "recall", "recall", Task.BINARY, Task.MULTICLASS),
    RECALL_WEIGHTED("RecallWeighted", "recallWeighted", "recall, weighted", Task.MULTICLASS),
    F1("F1", "f1", "F1", Task.BINARY, Task.MULTICLASS),
    F1_WEIGHTED("F1Weighted", "f1Weighted", "F1, weighted", Task.MULTICLASS),
    SPECIFICITY("Specificity", "specificity", "specificity", Task.BINARY),
    MCC("Mcc", "mcc", "Matthews correlation", Task.BINARY, Task.MULTICLASS),
    RMSE("Rmse", "rmse", "RMSE", Task.REGRESSION),
    MAE("Mae", "mae", "MAE", Task.REGRESSION),
    R2("R2", "r2", "R2", Task.REGRESSION),
    MAPE("Mape", "mape", "MAPE", Task.REGRESSION);

    private static final Set<Measure> LOWER = EnumSet.of(LOG_LOSS, BRIER, CALIBRATION_ERROR, RMSE, MAE, MAPE);

    private final String rule;
    private final String key;
    private final String title;
    private final Set<Task> tasks;

    Measure(String rule, String key, String title, Task first, Task... more) {
        this.rule = rule;
        this.key = key;
        this.title = title;
        this.tasks = EnumSet.of(first, more);
    }

    /** Its rule type, for example {@code PrAuc}. */
    public String rule() {
        return rule;
    }

    /** Its name among a result document's metrics, for example {@code prAuc}. */
    public String key() {
        return key;
    }

    /** As a reader would call it. */
    public String title() {
        return title;
    }

    /** Tells whether more is better. */
    public boolean higherIsBetter() {
        return !LOWER.contains(this);
    }

    /** Tells whether it is defined for a kind of target. */
    public boolean suits(Task task) {
        return tasks.contains(task);
    }

    /** The measures of a kind of target. */
    public static List<Measure> of(Task task) {
        return Arrays.stream(values()).filter(measure -> measure.suits(task)).toList();
    }

    /** The rule types of all measures, for all kinds of targets. */
    public static List<String> ruleNames() {
        return Arrays.stream(values()).map(Measure::rule).toList();
    }

    /** The measure with a rule type. */
    public static Optional<Measure> named(String rule) {
        return Arrays.stream(values())
                .filter(measure -> measure.rule.equals(rule))
                .findFirst();
    }
}

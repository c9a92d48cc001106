package io.jenkins.plugins.mlops.engine.slices;

import io.jenkins.plugins.mlops.engine.performance.Task;
import java.util.EnumSet;
import java.util.Set;

/** Measure that can be compared between slices. */
public enum SliceMeasure {
    ACCURACY("Accuracy", "accuracy", true, Task.BINARY, Task.MULTICLASS),
    PRECISION("Precision", "precision", true, Task.BINARY),
    RECALL("Recall", "recall", true, Task.BINARY),
    AUC("Auc", "area under the ROC curve", true, Task.BINARY),
    MAE("Mae", "mean absolute error", false, Task.REGRESSION);

    private final String rule;
    private final String title;
    private final boolean higherIsBetter;
    private final Set<Task> tasks;

    SliceMeasure(String rule, String title, boolean higherIsBetter, Task first, Task... more) {
        this.rule = rule;
        this.title = title;
        this.higherIsBetter = higherIsBetter;
        this.tasks = EnumSet.of(first, more);
    }

    /** Returns the last part of its rule type: {@code Accuracy} of {@code WorstSliceAccuracy}. */
    public String rule() {
        return rule;
    }

    public String title() {
        return title;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    public boolean suits(Task task) {
        return tasks.contains(task);
    }

    /** The measure of a whole table of slices. */
    public static SliceMeasure usual(Task task) {
        return task == Task.REGRESSION ? MAE : ACCURACY;
    }
}

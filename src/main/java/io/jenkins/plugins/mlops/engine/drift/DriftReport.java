package io.jenkins.plugins.mlops.engine.drift;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Results of all columns.
 *
 * @param columns every column compared, in the order given
 * @param policy what counted as drift
 * @param tests number of p-values adjusted together
 * @param detectable tells the smallest detectable effect in any measure
 */
public record DriftReport(
        List<ColumnDrift> columns, DriftPolicy policy, int tests, MinimumDetectableEffect detectable) {
    public DriftReport {
        columns = List.copyOf(columns);
    }

    /** The column of exactly this name. */
    public Optional<ColumnDrift> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The columns the model reads. */
    public List<ColumnDrift> features() {
        return withRole(role -> role == Role.FEATURE);
    }

    /** Returns the drift of the predictions. */
    public List<ColumnDrift> predictions() {
        return withRole(Role::isPrediction);
    }

    /** Returns the drift of the ground-truth labels. */
    public List<ColumnDrift> labels() {
        return withRole(role -> role == Role.LABEL);
    }

    private List<ColumnDrift> withRole(Predicate<Role> wanted) {
        return columns.stream()
                .filter(column -> wanted.test(column.measured().role()))
                .toList();
    }

    /**
     * Tells whether both tables hold the same rows, as far as can be seen: then one file was probably given twice. A few equal counts of
     * a few categories may be chance and do not say so.
     */
    public boolean identical() {
        boolean telling = columns.stream()
                        .anyMatch(column -> column.measured().numeric()
                                && !column.measured().few())
                || columns.stream()
                                .filter(column -> column.measured().cells() != null)
                                .mapToInt(column -> column.measured().cells().filled())
                                .sum()
                        >= 20;
        return telling && columns.stream().allMatch(column -> column.measured().identical());
    }

    /**
     * The share of the model's attention that rests on features of one verdict: the sum of their importances over the sum of all. Without
     * importances every feature weighs the same.
     *
     * @param importances importance by feature, zero or more; features that are not in it weigh nothing
     */
    public double weight(ColumnDrift.Verdict verdict, Map<String, Double> importances) {
        double all = 0;
        double wanted = 0;
        for (ColumnDrift column : features()) {
            double weight = importances.isEmpty() ? 1 : importances.getOrDefault(column.name(), 0.0);
            all += weight;
            wanted += column.verdict() == verdict ? weight : 0;
        }
        return all == 0 ? 0 : wanted / all;
    }
}

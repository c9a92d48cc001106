package io.jenkins.plugins.mlops.engine.monitor.performance;

import io.jenkins.plugins.mlops.engine.drift.sample.NumberName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Rows of a window whose truth has arrived, in the order read. */
public final class LabelledRows {
    private final Columns columns;
    private final List<String> labels = new ArrayList<>();
    private final List<String> scores = new ArrayList<>();
    private final List<String> decisions = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    /**
     * The columns the rows come from.
     *
     * @param label name of the column with the truth
     * @param score name of the column with the score, or null
     * @param prediction name of the column with the answer, or null
     * @param numericLabel whether the truth was read as numbers
     * @param numericPrediction whether the answers were read as numbers
     */
    public record Columns(
            String label, String score, String prediction, boolean numericLabel, boolean numericPrediction) {}

    public LabelledRows(Columns columns) {
        this.columns = columns;
    }

    /**
     * Adds a row.
     *
     * @param label ground-truth labels
     * @param score the score, or null where there is no such column
     * @param decision the answer, or null where there is no such column
     * @param time milliseconds since 1970, or null
     */
    public void add(String label, String score, String decision, Long time) {
        labels.add(columns.numericLabel() ? named(label) : label);
        scores.add(score);
        decisions.add(columns.numericPrediction() && decision != null ? named(decision) : decision);
        times.add(time);
    }

    /** A class is one, whether it was written 1 or 1.0. */
    private static String named(String number) {
        double value = parse(number);
        return Math.abs(value) < 1L << 53 ? NumberName.of(value) : number;
    }

    Columns columns() {
        return columns;
    }

    /** Number of rows. */
    public int size() {
        return labels.size();
    }

    /** Milliseconds since 1970 of a row, or null. */
    Long time(int row) {
        return times.get(row);
    }

    List<String> labels() {
        return labels;
    }

    List<String> decisions() {
        return decisions;
    }

    double[] scores() {
        return numbers(scores);
    }

    /** Tells whether all labels are numbers, and read as such. */
    boolean labelsAreNumbers() {
        return columns.numericLabel();
    }

    static double[] numbers(List<String> values) {
        return values.stream().mapToDouble(LabelledRows::parse).toArray();
    }

    /** A number as the database writes it. */
    private static double parse(String number) {
        return switch (number) {
            case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "nan", "NaN" -> Double.NaN;
            default -> Double.parseDouble(number);
        };
    }

    /** Tells whether any value of a column of numbers has a fraction. */
    static boolean haveFractions(List<String> numbers) {
        return numbers.stream().anyMatch(value -> {
            double number = parse(value);
            return Double.isFinite(number) && number != Math.rint(number);
        });
    }

    /** The different values: by number where all are numbers, else by name. */
    static List<String> different(Collection<String> values) {
        List<String> classes = new ArrayList<>(new TreeSet<>(values));
        if (classes.stream().allMatch(name -> number(name) != null)) {
            classes.sort(Comparator.comparing(LabelledRows::number));
        }
        return classes;
    }

    private static Double number(String value) {
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

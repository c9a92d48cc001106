package io.jenkins.plugins.mlops.engine.monitor.performance;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.MulticlassPredictions;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.performance.RegressionPredictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Rows of a window whose truth has arrived, in the order read. What the target is follows from the roles: with a score it has two classes,
 * and the score speaks for the one that comes last by number or by name; with predictions alone it is a number when both label and
 * prediction are numbers of more than {@value #MOST_CLASSES} different values, and else a class.
 */
public final class LabelledRows {
    static final int MOST_CLASSES = 20;

    private final String target;
    private final boolean scored;
    private final List<String> labels = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    /**
     * @param target name of the label column
     * @param scored whether the answers are scores of two classes
     */
    public LabelledRows(String target, boolean scored) {
        this.target = target;
        this.scored = scored;
    }

    /**
     * Adds a row.
     *
     * @param label what really happened
     * @param answer score or prediction
     * @param time milliseconds since 1970, or null
     */
    public void add(String label, String answer, Long time) {
        labels.add(label);
        answers.add(answer);
        times.add(time);
    }

    /** Number of rows. */
    public int size() {
        return labels.size();
    }

    /** Milliseconds since 1970 of a row, or null. */
    Long time(int row) {
        return times.get(row);
    }

    /**
     * As predictions.
     *
     * @throws BadInputException when nothing can be measured on them, for example with one class only
     */
    Predictions predictions() {
        if (scored) {
            List<String> classes = classes(labels);
            if (classes.size() != 2) {
                throw new BadInputException("a score needs a label of two classes, and \"" + target + "\" has "
                        + classes.size() + " in this window");
            }
            return BinaryPredictions.scored(
                    target,
                    classes.get(0),
                    classes.get(1),
                    codes(labels, classes),
                    numbers(answers),
                    BinaryPredictions.THRESHOLD);
        }
        if (isNumber(labels) && isNumber(answers)) {
            return RegressionPredictions.of(target, numbers(labels), numbers(answers));
        }
        List<String> all = new ArrayList<>(labels);
        all.addAll(answers);
        List<String> classes = classes(all);
        int[] truth = codes(labels, classes);
        int[] said = codes(answers, classes);
        return classes.size() == 2
                ? BinaryPredictions.decided(target, classes.get(0), classes.get(1), truth, said)
                : MulticlassPredictions.decided(target, classes, truth, said);
    }

    private static boolean isNumber(List<String> values) {
        TreeSet<String> different = new TreeSet<>();
        for (String value : values) {
            if (number(value) == null) {
                return false;
            }
            if (different.size() <= MOST_CLASSES) {
                different.add(value);
            }
        }
        return different.size() > MOST_CLASSES;
    }

    private static Double number(String value) {
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static double[] numbers(List<String> values) {
        return values.stream().mapToDouble(Double::parseDouble).toArray();
    }

    /** By number where all are numbers, else by name. */
    private static List<String> classes(List<String> values) {
        List<String> classes = new ArrayList<>(new TreeSet<>(values));
        if (classes.stream().allMatch(name -> number(name) != null)) {
            classes.sort(Comparator.comparing(LabelledRows::number));
        }
        return classes;
    }

    private static int[] codes(List<String> values, List<String> classes) {
        Map<String, Integer> codes = new HashMap<>();
        classes.forEach(name -> codes.put(name, codes.size()));
        return values.stream().mapToInt(codes::get).toArray();
    }
}

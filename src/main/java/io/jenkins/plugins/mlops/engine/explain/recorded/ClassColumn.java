package io.jenkins.plugins.mlops.engine.explain.recorded;

import io.jenkins.plugins.mlops.engine.explain.meaning.ClassNames;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column of recorded labels as positions among the model's classes. */
final class ClassColumn {
    /** Scores of two classes that are nearer to each other are equal but for rounding. */
    private static final double EDGE = 1e-6;

    private ClassColumn() {}

    /** Positions of the classes, not-a-number where none is recorded; null when a value is no class. */
    static double[] codes(RecordedColumn column, List<String> classes) {
        double[] codes = codes(column, classes, classes.size() == 2);
        // Libraries that name no classes predict 0 and 1, whatever the target calls them.
        return codes == null && classes.size() == 2 ? codes(column, List.of("0", "1"), true) : codes;
    }

    private static double[] codes(RecordedColumn column, List<String> classes, boolean two) {
        double[] codes = column.values();
        Map<Double, Integer> known = new HashMap<>();
        for (int i = 0; i < codes.length; i++) {
            if (Double.isNaN(codes[i])) {
                continue;
            }
            if (known.size() > classes.size()) {
                return null;
            }
            int at = known.computeIfAbsent(codes[i], value -> {
                String name = column.isNumber()
                        ? String.valueOf(value)
                        : column.names().get(value.intValue());
                return two ? ClassNames.indexOfTwo(classes, name) : ClassNames.index(classes, name);
            });
            if (at < 0) {
                return null;
            }
            codes[i] = at;
        }
        return codes;
    }

    /** The class of the highest score, of equal ones the first: what libraries decide where nobody chose a threshold. */
    static int[] natural(ModelAnswers answers) {
        double[][] scores = scores(answers);
        int[] natural = new int[answers.rows()];
        for (int i = 0; i < natural.length; i++) {
            if (scores.length == 1) {
                natural[i] = scores[0][i] > 0 ? 1 : 0;
            }
            for (int k = 1; k < scores.length; k++) {
                natural[i] = scores[k][i] > scores[natural[i]][i] ? k : natural[i];
            }
        }
        return natural;
    }

    /** Rows where the two best classes are level but for rounding. */
    static boolean[] unsure(ModelAnswers answers) {
        double[][] scores = scores(answers);
        boolean[] unsure = new boolean[answers.rows()];
        for (int i = 0; i < unsure.length; i++) {
            int row = i;
            double[] sorted = Arrays.stream(scores)
                    .mapToDouble(column -> column[row])
                    .sorted()
                    .toArray();
            double gap =
                    sorted.length == 1 ? Math.abs(sorted[0]) : sorted[sorted.length - 1] - sorted[sorted.length - 2];
            unsure[i] = gap <= EDGE;
        }
        return unsure;
    }

    private static double[][] scores(ModelAnswers answers) {
        return answers.probabilities() ? answers.byClass() : answers.measured();
    }
}

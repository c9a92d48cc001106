package io.jenkins.plugins.mlops.engine.model.onnx;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.CategorySet;
import io.jenkins.plugins.mlops.engine.model.CategorySplit;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.NumericSplit;
import io.jenkins.plugins.mlops.engine.model.Split;
import io.jenkins.plugins.mlops.engine.model.Thresholds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;

/**
 * Turns a tree's question about a column, behind whatever preprocessing, into one about the input. Where the column never falls (or never rises)
 * with the input, the answer changes at one number, which is searched for among all doubles: so not a single answer differs, float rounding of
 * every step included.
 */
final class OnnxSplits {
    private static final CategorySet NOTHING = CategorySet.ofValues();

    private final OnnxColumns columns;
    private final Map<Question, Answer> known = new HashMap<>();
    private final Set<Integer> categories = new HashSet<>();

    /** The question of a node. */
    record Question(int column, String mode, double threshold, boolean missingTrue) {}

    /** The same for the input; {@code swapped} when left of the split is where the node's question is false. */
    record Answer(Split split, boolean swapped) {}

    OnnxSplits(OnnxColumns columns) {
        this.columns = columns;
    }

    /** Features that were asked for single values. */
    Set<Integer> categories() {
        return categories;
    }

    /** Number of columns that trees may ask. */
    int width() {
        return columns.width();
    }

    Answer answer(Question question) throws ModelFormatException {
        Answer answer = known.get(question);
        if (answer == null) {
            answer = find(question);
            known.put(question, answer);
        }
        return answer;
    }

    private Answer find(Question question) throws ModelFormatException {
        OnnxColumn column = columns.column(question.column());
        double t = question.threshold();
        DoublePredicate test = test(question);
        boolean missing = test.test(column.at(Double.NaN));
        if (question.mode().equals("BRANCH_LEQ") && column.shape() == OnnxColumn.Shape.FLOAT && (float) t == t) {
            return new Answer(
                    new NumericSplit(column.feature(), Thresholds.castAtMost((float) t), missing, false), false);
        }
        if (column.shape() == OnnxColumn.Shape.POINTS) {
            return points(column, column.points(), test, missing);
        }
        if (question.mode().equals("BRANCH_EQ") || question.mode().equals("BRANCH_NEQ")) {
            if (!column.same()) {
                throw new ModelFormatException("a tree asks for single values (" + question.mode()
                        + ") behind an operator that changes them, which is not supported");
            }
            categories.add(column.feature());
            return points(column, new double[] {t}, test, missing);
        }
        if (column.shape() == OnnxColumn.Shape.OTHER) {
            throw new ModelFormatException(
                    "a tree stands behind an operator whose result neither rises nor falls with the input, which is not supported");
        }
        return cut(column, test, missing);
    }

    private static DoublePredicate test(Question question) throws ModelFormatException {
        double t = question.threshold();
        DoublePredicate test =
                switch (question.mode()) {
                    case "BRANCH_LEQ" -> v -> v <= t;
                    case "BRANCH_LT" -> v -> v < t;
                    case "BRANCH_GTE" -> v -> v >= t;
                    case "BRANCH_GT" -> v -> v > t;
                    case "BRANCH_EQ" -> v -> v == t;
                    case "BRANCH_NEQ" -> v -> v != t;
                    default ->
                        throw new ModelFormatException("the node mode " + quote(question.mode()) + " is not known");
                };
        return question.missingTrue() ? v -> v != v || test.test(v) : test;
    }

    private static Answer points(OnnxColumn column, double[] points, DoublePredicate test, boolean missing) {
        double elsewhere = Arrays.stream(points).max().orElse(0) + 1;
        boolean rest = test.test(column.at(elsewhere));
        double[] others = Arrays.stream(points)
                .filter(p -> test.test(column.at(p)) != rest)
                .toArray();
        return new Answer(new CategorySplit(column.feature(), CategorySet.ofValues(others), !rest, missing), false);
    }

    private static Answer cut(OnnxColumn column, DoublePredicate test, boolean missing) {
        boolean first = test.test(column.at(Double.NEGATIVE_INFINITY));
        boolean last = test.test(column.at(Double.POSITIVE_INFINITY));
        if (first == last) {
            return new Answer(new CategorySplit(column.feature(), NOTHING, !first, missing), false);
        }
        long low = key(Double.NEGATIVE_INFINITY);
        long high = key(Double.POSITIVE_INFINITY);
        while (low + 1 < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (test.test(column.at(ofKey(middle))) == first) {
                low = middle;
            } else {
                high = middle;
            }
        }
        // "first" is the answer below the cut: turned around when that is false, and with it the missing values' side.
        double cut = ofKey(high) + 0.0;
        return new Answer(new NumericSplit(column.feature(), cut, missing == first, false), !first);
    }

    /** Numbers the doubles in their order. */
    private static long key(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private static double ofKey(long key) {
        return Double.longBitsToDouble(key ^ key >> 63 & Long.MAX_VALUE);
    }
}

package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A tensor with one row per row of input.
 *
 * @param steps operators it went through
 */
record OnnxColumns(ElementType type, List<OnnxColumn> columns, int steps) {
    /** Operators one behind the other; far more than any pipeline has, and few enough for a function of functions. */
    private static final int MOST_STEPS = 200;

    OnnxColumns {
        columns = List.copyOf(columns);
    }

    int width() {
        return columns.size();
    }

    OnnxColumn column(int i) {
        return columns.get(i);
    }

    /** Returns the result of an operator on this tensor. */
    OnnxColumns then(OnnxNode node, ElementType result, List<OnnxColumn> next) throws ModelFormatException {
        if (steps >= MOST_STEPS) {
            throw node.problem("stands behind more than " + MOST_STEPS + " others");
        }
        return new OnnxColumns(result, next, steps + 1);
    }

    /** As {@link #then}, column by column. */
    OnnxColumns each(OnnxNode node, ElementType result, IntFunction<OnnxColumn> next) throws ModelFormatException {
        List<OnnxColumn> all = new ArrayList<>(width());
        for (int i = 0; i < width(); i++) {
            all.add(next.apply(i));
        }
        return then(node, result, all);
    }
}

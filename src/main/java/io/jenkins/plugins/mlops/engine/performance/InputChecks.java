package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.List;

/** Refuses arrays that no measure can be taken from, naming the row. Rows count from 1. */
final class InputChecks {
    private InputChecks() {}

    static void rows(String target, int rows) {
        if (rows == 0) {
            throw new BadInputException(
                    "no row has both a prediction and a value of \"" + target + "\"; performance needs at least one");
        }
    }

    static void sameLength(String target, int labels, int others, String what) {
        if (labels != others) {
            throw new BadInputException("\"" + target + "\" has " + labels + " values but there are " + others + " "
                    + what + "; expected one per row");
        }
    }

    static void finite(double[] values, String what) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new BadInputException(
                        what + " of row " + (i + 1) + " is " + values[i] + "; expected a finite number");
            }
        }
    }

    static void classes(String target, int[] labels, int classes, String what) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new BadInputException(what + " of \"" + target + "\" in row " + (i + 1) + " is class " + labels[i]
                        + "; expected 0 to " + (classes - 1) + " (rows without a label have to be left out)");
            }
        }
    }

    /** The sentence for labels that are all of one class; null where they are not. */
    static String oneClass(int[] labels, List<String> names) {
        for (int label : labels) {
            if (label != labels[0]) {
                return null;
            }
        }
        return labels.length == 0 ? null : "every row is \"" + names.get(labels[0]) + "\"";
    }

    static void severalClasses(String target, int[] labels, List<String> names) {
        if (oneClass(labels, names) == null) {
            return;
        }
        throw new BadInputException(
                "\"" + target + "\" holds only one class, \"" + names.get(labels[0]) + "\", in all " + labels.length
                        + (labels.length == 1 ? " row" : " rows") + "; performance needs rows of at least two classes");
    }

    static void classNames(String target, List<String> names) {
        if (names.size() < 2) {
            throw new BadInputException("\"" + target + "\" has " + names.size() + " class"
                    + (names.size() == 1 ? "" : "es") + "; a classifier needs at least two");
        }
    }
}

package io.jenkins.plugins.mlops.engine.performance;

/**
 * Totals of a confusion matrix that the measures of decisions need. Averages run over the classes that occur in the truth or
 * among the predictions; a precision or recall of nothing counts 0 in them, as in scikit-learn.
 *
 * @param right rows of each class that were predicted as it
 * @param actual rows of each class
 * @param predicted rows predicted as each class
 */
record ClassTotals(double[] right, double[] actual, double[] predicted) {
    double rows() {
        double sum = 0;
        for (double count : actual) {
            sum += count;
        }
        return sum;
    }

    double hits() {
        double sum = 0;
        for (double count : right) {
            sum += count;
        }
        return sum;
    }

    private double precision(int k) {
        return predicted[k] == 0 ? 0 : right[k] / predicted[k];
    }

    private double recall(int k) {
        return actual[k] == 0 ? 0 : right[k] / actual[k];
    }

    private double f1(int k) {
        return actual[k] + predicted[k] == 0 ? 0 : 2 * right[k] / (actual[k] + predicted[k]);
    }

    private double of(Measure measure, int k) {
        return switch (measure) {
            case PRECISION, PRECISION_WEIGHTED -> precision(k);
            case RECALL, RECALL_WEIGHTED -> recall(k);
            case F1, F1_WEIGHTED -> f1(k);
            default -> throw new IllegalArgumentException(measure.rule());
        };
    }

    /** Mean over classes. */
    double macro(Measure measure) {
        double sum = 0;
        int classes = 0;
        for (int k = 0; k < actual.length; k++) {
            if (actual[k] + predicted[k] > 0) {
                sum += of(measure, k);
                classes++;
            }
        }
        return sum / classes;
    }

    /** Mean over classes, weighted by their rows. */
    double weighted(Measure measure) {
        double sum = 0;
        for (int k = 0; k < actual.length; k++) {
            sum += actual[k] * of(measure, k);
        }
        return sum / rows();
    }

    /** Matthews correlation in Gorodkin's multi-class form; 0 where all truth or all predictions are one class, as in scikit-learn. */
    double mcc() {
        double rows = rows();
        double both = 0;
        double actualSquares = 0;
        double predictedSquares = 0;
        for (int k = 0; k < actual.length; k++) {
            both += actual[k] * predicted[k];
            actualSquares += actual[k] * actual[k];
            predictedSquares += predicted[k] * predicted[k];
        }
        double spread = (rows * rows - actualSquares) * (rows * rows - predictedSquares);
        return spread == 0 ? 0 : (hits() * rows - both) / Math.sqrt(spread);
    }
}

package io.jenkins.plugins.mlops.engine.model;

/** From the raw sum of a model (its margin, what attributions add up to) to what the library predicts, in place, one row at a time. */
public enum Link {
    /** The margin is the prediction. */
    IDENTITY {
        @Override
        public void apply(double[] row, double factor) {}
    },
    /** 1 / (1 + exp(-factor x)) for each output. */
    SIGMOID {
        @Override
        public void apply(double[] row, double factor) {
            for (int i = 0; i < row.length; i++) {
                row[i] = sigmoid(factor * row[i]);
            }
        }
    },
    /** Sigmoid for each output, then divided by their sum (one-versus-rest classifiers). */
    SIGMOID_NORMALIZED {
        @Override
        public void apply(double[] row, double factor) {
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                row[i] = sigmoid(factor * row[i]);
                sum += row[i];
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = sum == 0 ? 1.0 / row.length : row[i] / sum;
            }
        }
    },
    /** exp(x_i) / sum of exp(x_j). */
    SOFTMAX {
        @Override
        public void apply(double[] row, double factor) {
            double max = Double.NEGATIVE_INFINITY;
            for (double x : row) {
                max = Math.max(max, x);
            }
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.exp(row[i] - max);
                sum += row[i];
            }
            for (int i = 0; i < row.length; i++) {
                row[i] /= sum;
            }
        }
    },
    /** As {@link #SOFTMAX}, where an output of 0 stays 0 and takes no part in the sum (ONNX). */
    SOFTMAX_ZERO {
        @Override
        public void apply(double[] row, double factor) {
            double max = Double.NEGATIVE_INFINITY;
            for (double x : row) {
                max = Math.max(max, x);
            }
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.abs(row[i]) > 1e-7f ? Math.exp(row[i] - max) : row[i] * Math.exp(-max);
                sum += row[i];
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = sum == 0 ? row[i] : row[i] / sum;
            }
        }
    },
    /**
     * The normal quantile of each output, by the approximation that ONNX Runtime predicts with (S. Winitzki's inverse of erf, off by up to
     * 0.002); NaN outside of 0 to 1.
     */
    PROBIT {
        @Override
        public void apply(double[] row, double factor) {
            for (int i = 0; i < row.length; i++) {
                double x = 2 * row[i] - 1;
                double log = Math.log((1 - x) * (1 + x));
                double v = 2 / (3.14159 * 0.147) + log / 2;
                row[i] = Math.sqrt(2) * Math.signum(x) * Math.sqrt(Math.sqrt(v * v - log / 0.147) - v);
            }
        }
    },
    /** exp(x). */
    EXP {
        @Override
        public void apply(double[] row, double factor) {
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.exp(row[i]);
            }
        }
    },
    /** log(1 + exp(x)). */
    LOG1P_EXP {
        @Override
        public void apply(double[] row, double factor) {
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i] > 30 ? row[i] : Math.log1p(Math.exp(row[i]));
            }
        }
    },
    /** x |x|: undoes a signed square root of the target. */
    SIGNED_SQUARE {
        @Override
        public void apply(double[] row, double factor) {
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i] * Math.abs(row[i]);
            }
        }
    },
    /** 1 where x > 0, else 0 (hinge loss). */
    STEP {
        @Override
        public void apply(double[] row, double factor) {
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i] > 0 ? 1 : 0;
            }
        }
    };

    /**
     * Turns one row of margins into predictions.
     *
     * @param row one margin per output; overwritten
     * @param factor steepness for sigmoids ({@code sigmoid} of LightGBM), 1 otherwise
     */
    public abstract void apply(double[] row, double factor);

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}

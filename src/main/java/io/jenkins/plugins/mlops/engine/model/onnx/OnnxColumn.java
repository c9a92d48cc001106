package io.jenkins.plugins.mlops.engine.model.onnx;

import java.util.function.DoubleUnaryOperator;

/**
 * One column of a tensor between the inputs and the model: a function of a single input.
 *
 * @param feature index of the input
 * @param value the function
 * @param shape how the function runs, which splits need to be asked of the input instead
 * @param points for {@link Shape#POINTS} where the function differs from its value everywhere else
 */
record OnnxColumn(int feature, DoubleUnaryOperator value, Shape shape, double[] points) {
    /** Shape of a function over all numbers; missing values stand apart. */
    enum Shape {
        /** The input itself. */
        SAME,
        /** The input rounded to float. */
        FLOAT,
        /** The input itself or rounded to float, with another value for a missing one. */
        FILLED,
        /** Never falls. */
        RISING,
        /** Never rises. */
        FALLING,
        /** One value, except at some points. */
        POINTS,
        /** None of these. */
        OTHER
    }

    /** An input as the model receives it. */
    static OnnxColumn input(int feature, ElementType type) {
        return type == ElementType.FLOAT
                ? new OnnxColumn(feature, x -> (float) x, Shape.FLOAT, null)
                : new OnnxColumn(feature, x -> x, Shape.SAME, null);
    }

    /** The column after a function that never falls. */
    OnnxColumn rising(DoubleUnaryOperator next) {
        return new OnnxColumn(feature, value.andThen(next), same() ? Shape.RISING : shape, points);
    }

    /** The column after a function that never rises. */
    OnnxColumn falling(DoubleUnaryOperator next) {
        Shape turned =
                switch (shape) {
                    case SAME, FLOAT, FILLED, RISING -> Shape.FALLING;
                    case FALLING -> Shape.RISING;
                    default -> shape;
                };
        return new OnnxColumn(feature, value.andThen(next), turned, points);
    }

    /** The column after a function that may jump anywhere. */
    OnnxColumn jumping(DoubleUnaryOperator next) {
        return new OnnxColumn(feature, value.andThen(next), shape == Shape.POINTS ? shape : Shape.OTHER, points);
    }

    /** The column after a function that does nothing but replace missing values. */
    OnnxColumn filled(double missing) {
        DoubleUnaryOperator before = value;
        DoubleUnaryOperator filled = x -> {
            double v = before.applyAsDouble(x);
            return v != v ? missing : v;
        };
        return new OnnxColumn(feature, filled, same() ? Shape.FILLED : shape, points);
    }

    /** The column as 1 where it has a value, else 0. */
    OnnxColumn equalTo(double wanted) {
        DoubleUnaryOperator hit = value.andThen(v -> v == wanted ? 1 : 0);
        return same()
                ? new OnnxColumn(feature, hit, Shape.POINTS, new double[] {wanted})
                : jumping(v -> v == wanted ? 1 : 0);
    }

    /** Tells whether the column is the input, but for its precision and missing values. */
    boolean same() {
        return shape == Shape.SAME || shape == Shape.FLOAT || shape == Shape.FILLED;
    }

    double at(double x) {
        return value.applyAsDouble(x);
    }
}

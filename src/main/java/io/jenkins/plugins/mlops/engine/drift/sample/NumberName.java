package io.jenkins.plugins.mlops.engine.drift.sample;

/** The name of a number among categories: {@code 10}, whether it was written 10 or 10.0. */
public final class NumberName {
    private NumberName() {}

    /** The name. */
    public static String of(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}

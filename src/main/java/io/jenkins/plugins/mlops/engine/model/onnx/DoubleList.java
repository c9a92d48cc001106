package io.jenkins.plugins.mlops.engine.model.onnx;

import java.util.Arrays;

/** A list of double values that grows with what is read. */
final class DoubleList {
    private double[] values = new double[8];
    private int count;

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    double[] toArray() {
        return Arrays.copyOf(values, count);
    }
}

package io.jenkins.plugins.mlops.engine.data;

import java.util.Arrays;

/** Numbers that become more. */
public final class DoubleList {
    private double[] values = new double[1024];
    private int size;

    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    public double get(int index) {
        return values[index];
    }

    public double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

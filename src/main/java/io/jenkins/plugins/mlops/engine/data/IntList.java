package io.jenkins.plugins.mlops.engine.data;

import java.util.Arrays;

/** Whole numbers that become more. */
public final class IntList {
    private int[] values = new int[1024];
    private int size;

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    public int get(int index) {
        return values[index];
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

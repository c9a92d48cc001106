package io.jenkins.plugins.mlops.engine.model.onnx;

import java.util.Arrays;

/** A list of long values that grows with what is read. */
final class LongList {
    private long[] values = new long[8];
    private int count;

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    long[] toArray() {
        return Arrays.copyOf(values, count);
    }
}

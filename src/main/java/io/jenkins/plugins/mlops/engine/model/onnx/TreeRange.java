package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Where a tree's nodes stand in the lists of all nodes, and its leaf values in the lists of those. */
final class TreeRange {
    private final int from;
    private final int nodes;
    private final String name;
    /** Places by number, only where the numbers do not simply run from 0. */
    private final Map<Long, Integer> places;

    private int[] weights = new int[4];
    private int weightCount;
    /** The one output of all values so far: -2 before the first, -1 when there are several. */
    private int output = -2;

    TreeRange(int from, int end, long[] nodeIds, String name) throws ModelFormatException {
        this.from = from;
        this.nodes = end - from;
        this.name = name;
        boolean running = true;
        for (int i = from; i < end; i++) {
            running &= nodeIds[i] == i - from;
        }
        places = running ? null : new HashMap<>();
        for (int i = from; i < end && !running; i++) {
            if (places.put(nodeIds[i], i - from) != null) {
                throw new ModelFormatException(name + " has two nodes with the number " + nodeIds[i]);
            }
        }
    }

    int from() {
        return from;
    }

    int nodes() {
        return nodes;
    }

    String name() {
        return name;
    }

    /** The place of a node by its number, -1 when there is none. */
    int find(long id) {
        if (places != null) {
            return places.getOrDefault(id, -1);
        }
        return id >= 0 && id < nodes ? (int) id : -1;
    }

    void addWeight(int weight, int toOutput) {
        if (weightCount == weights.length) {
            weights = Arrays.copyOf(weights, weightCount * 2);
        }
        weights[weightCount++] = weight;
        output = output == -2 || output == toOutput ? toOutput : -1;
    }

    int[] weights() {
        return Arrays.copyOf(weights, weightCount);
    }

    /** The output all values belong to (0 without values), or -1. */
    int single() {
        return output == -2 ? 0 : output;
    }
}

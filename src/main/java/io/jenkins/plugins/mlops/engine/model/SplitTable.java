package io.jenkins.plugins.mlops.engine.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the distinct questions of a model: the trees of one model ask the same ones over and over. */
public final class SplitTable {
    private final Map<Split, Integer> numbers = new HashMap<>();
    private final List<Split> splits = new ArrayList<>();

    int number(Split split) {
        Integer known = numbers.putIfAbsent(split, splits.size());
        if (known != null) {
            return known;
        }
        splits.add(split);
        return splits.size() - 1;
    }

    List<Split> splits() {
        return splits;
    }
}

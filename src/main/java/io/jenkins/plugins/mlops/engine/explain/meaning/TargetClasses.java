package io.jenkins.plugins.mlops.engine.explain.meaning;

import java.util.List;

/**
 * The classes of a target.
 *
 * @param names for two classes the negative one, then the positive; for several those of the model in the order of its outputs, then those only
 *     the target has; empty for a number
 * @param unknown number of classes at the end that only the target has
 * @param positive index of the positive class; of several the one that is judged against all others, or -1
 * @param turned whether the score of two classes speaks of the negative one
 * @param told the positive class, and who says so; null where there is none
 */
public record TargetClasses(List<String> names, int unknown, int positive, boolean turned, Told told) {
    /** Of a number. */
    static final TargetClasses NONE = new TargetClasses(List.of(), 0, -1, false, null);

    public TargetClasses {
        names = List.copyOf(names);
    }

    /** Position of a value of the target among the names, or -1. */
    public int index(String value) {
        return ClassNames.index(names, value);
    }

    /** Names of the classes in the order of the model's outputs; empty for a number. */
    public List<String> outputNames() {
        return turned ? List.of(names.get(1), names.get(0)) : names.subList(0, names.size() - unknown);
    }
}

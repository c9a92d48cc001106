package io.jenkins.plugins.mlops.results;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where in a Pipeline a check is made.
 *
 * @param attempt where it may be made again, or null
 * @param around the stages and branches around it, from the outermost
 */
public record Place(Attempt attempt, List<Surrounding> around) {
    /** Nowhere in particular: in a freestyle build, or in no block that matters. */
    static final Place NOWHERE = new Place(null, List.of());

    /**
     * A stage, or a branch of {@code parallel}, such as a cell of a {@code matrix}.
     *
     * @param name as it stands in the Pipeline
     */
    public record Surrounding(String name, boolean isBranch) {}

    /** Returns the branches around it, from the outermost. */
    Stream<Surrounding> branches() {
        return around.stream().filter(Surrounding::isBranch);
    }
}

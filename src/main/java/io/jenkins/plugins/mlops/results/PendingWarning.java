package io.jenkins.plugins.mlops.results;

/**
 * That a step marked its node of the graph as unstable inside of a block that may be done again. What it does to the build waits for the end of
 * the block: a build that became unstable stays so, and an attempt that passes later could not take it back.
 *
 * <p>Stored in build.xml, so an ordinary class and not a record.
 */
final class PendingWarning {
    private final String check;
    private final String node;
    private final String block;
    private final boolean unstable;

    /**
     * A mark.
     *
     * @param check id of the check
     * @param node of the graph, the one of the step
     * @param block of the graph, the outermost that may be done again
     * @param unstable whether the build becomes unstable, too, when no later attempt is made
     */
    PendingWarning(String check, String node, String block, boolean unstable) {
        this.check = check;
        this.node = node;
        this.block = block;
        this.unstable = unstable;
    }

    String check() {
        return check;
    }

    String node() {
        return node;
    }

    String block() {
        return block;
    }

    boolean unstable() {
        return unstable;
    }
}

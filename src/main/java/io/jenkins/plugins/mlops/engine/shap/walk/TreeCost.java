package io.jenkins.plugins.mlops.engine.shap.walk;

/**
 * About what a tree costs, to choose between walking it and working out tables first. The unit is a nanosecond of one processor that does eight
 * numbers at once; only ratios matter, and a choice that is somewhat wrong costs some time and nothing else.
 */
public final class TreeCost {
    /** Of a table: making the small tree it is worked out with. */
    public static final double GROUP = 8000;

    private TreeCost() {}

    /** Walking a tree, per row. */
    public static double walk(int innerNodes, int distinct) {
        int quadratureNodes = (distinct + 1) / 2;
        return innerNodes * (1 + 0.15 * quadratureNodes);
    }

    /** Looking up, per row. */
    public static double look(int groups, int lookUps, int nodes) {
        return 5 + 0.6 * groups + 0.3 * lookUps + 0.05 * nodes;
    }
}

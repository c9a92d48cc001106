package io.jenkins.plugins.mlops.engine.shap.pattern;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.NumericSplit;
import io.jenkins.plugins.mlops.engine.model.RawTree;
import io.jenkins.plugins.mlops.engine.model.Split;
import io.jenkins.plugins.mlops.engine.model.SplitTable;
import io.jenkins.plugins.mlops.engine.model.Tree;
import io.jenkins.plugins.mlops.engine.model.TreeBuilder;
import io.jenkins.plugins.mlops.engine.shap.walk.GaussLegendre;
import io.jenkins.plugins.mlops.engine.shap.walk.PathTree;
import io.jenkins.plugins.mlops.engine.shap.walk.RowArrays;
import io.jenkins.plugins.mlops.engine.shap.walk.TreeCost;
import io.jenkins.plugins.mlops.engine.shap.walk.TreeWalk;
import java.util.Arrays;

/**
 * A group of leaves as a tree of its own: a chain of the features asked above the group, each once and with the share of rows that stay on the
 * path, then the group's nodes; every other branch ends in a leaf of value zero. Attributions are linear in the leaf values, so those of a tree
 * are the sums of those of its groups. The questions of this tree are the facts of the group: fact i is column i of a table of all patterns.
 */
public final class PatternGroup implements RawTree, PathTree.Questions {
    private static final int PATTERNS = 1 << PatternGroups.FACTS;
    private static final double[][] ANSWERS = answers();
    private static final GaussLegendre[] RULES = new GaussLegendre[PatternGroups.FACTS / 2 + 1];

    static {
        Arrays.setAll(RULES, n -> GaussLegendre.of(n));
    }

    private final PathTree plan;
    private final PatternGroups.Group group;
    private final int root;
    /** Shares of the features asked above. */
    private final double[] above;
    /** Where the answers are found when rows are explained. */
    private final int[] facts;
    /** The distinct features by slot of the model; and for each fact its place among them. */
    private final int[] features;

    private final int[] featureOfFact;

    /**
     * @param slots slots of the features asked above, in the order of the path
     * @param above for each the share of rows the path lets through
     * @param facts for each where its answers are, then for each inner node of the group
     */
    PatternGroup(PathTree plan, PatternGroups.Group group, int[] slots, double[] above, int[] facts) {
        this.plan = plan;
        this.group = group;
        this.root = group.root();
        this.above = above;
        this.facts = facts;
        int[] found = Arrays.copyOf(slots, facts.length);
        featureOfFact = new int[facts.length];
        int count = 0;
        for (int i = 0; i < facts.length; i++) {
            int slot = i < slots.length ? slots[i] : plan.slot(group.inner()[i - slots.length]);
            int at = 0;
            while (at < count && found[at] != slot) {
                at++;
            }
            found[at] = slot;
            featureOfFact[i] = at;
            count = Math.max(count, at + 1);
        }
        features = Arrays.copyOf(found, count);
    }

    /** Look-ups for a row. */
    int targets() {
        return features.length * plan.tree().width();
    }

    /** Numbers in the table. */
    long size() {
        return (long) targets() << facts.length;
    }

    /** About what working out the table costs; in the unit of {@link TreeCost}. */
    double cost() {
        return TreeCost.GROUP
                + 2
                        * (1 << facts.length)
                        * TreeCost.walk(facts.length, features.length)
                        * plan.tree().width();
    }

    /** Works out what each pattern of facts contributes, by the walk that explains rows otherwise. */
    PatternTable table(TreeWalk walk, int slotsPerOutput) {
        int width = plan.tree().width();
        int patterns = 1 << facts.length;
        double[][] phi = new double[width * features.length][patterns];
        PathTree unit = new PathTree(tree(), this);
        walk.add(unit, RULES[(unit.distinct() + 1) / 2], patterns, ANSWERS, phi, 0, features.length);
        int[] targets = new int[phi.length];
        Arrays.setAll(
                targets,
                j -> (plan.tree().output() + j / features.length) * slotsPerOutput + features[j % features.length]);
        return new PatternTable(facts, targets, phi);
    }

    static TreeWalk walk() {
        int nodes = RULES.length - 1;
        return new TreeWalk(
                new RowArrays(TreeWalk.arrays(PatternGroups.FACTS, nodes), PATTERNS), PatternGroups.FACTS, nodes);
    }

    private Tree tree() {
        try {
            return TreeBuilder.build(
                    this, new SplitTable(), facts.length, 0, plan.tree().width(), "group");
        } catch (ModelFormatException e) {
            throw new IllegalStateException("part of a tree that was built before", e);
        }
    }

    private static double[][] answers() {
        double[][] answers = new double[PatternGroups.FACTS][PATTERNS];
        for (int fact = 0; fact < answers.length; fact++) {
            for (int p = 0; p < PATTERNS; p++) {
                answers[fact][p] = p >> fact & 1;
            }
        }
        return answers;
    }

    // The chain's nodes come first, then the leaves beside it, then the nodes of the whole tree from the group's root
    // on.

    private int original(int node) {
        return node - 2 * above.length + root;
    }

    @Override
    public int nodes() {
        return 2 * above.length + plan.tree().nodes() - root;
    }

    @Override
    public boolean leaf(int node) {
        return node >= 2 * above.length ? !group.has(original(node)) : node >= above.length;
    }

    @Override
    public int left(int node) {
        if (node < above.length) {
            return node + 1 < above.length ? node + 1 : 2 * above.length;
        }
        return node + 1;
    }

    @Override
    public int right(int node) {
        return node < above.length ? above.length + node : plan.tree().right(original(node)) - root + 2 * above.length;
    }

    /** Facts are numbered in the order in which the builder meets them, so a split's number is that of its fact. */
    @Override
    public Split split(int node) {
        int fact = node < above.length ? node : above.length + Arrays.binarySearch(group.inner(), original(node));
        return new NumericSplit(featureOfFact[fact], fact, false, false);
    }

    @Override
    public double cover(int node) {
        if (node < 2 * above.length) {
            return node >= above.length ? 1 - above[node - above.length] : node > 0 ? above[node - 1] : 1;
        }
        int original = original(node);
        return original == root && above.length > 0
                ? above[above.length - 1]
                : plan.tree().cover(original);
    }

    @Override
    public double value(int node, int k) {
        return node >= 2 * above.length && plan.tree().leaf(original(node))
                ? plan.tree().value(original(node), k)
                : 0;
    }

    @Override
    public int columns() {
        return facts.length;
    }

    @Override
    public int column(int split) {
        return split;
    }

    @Override
    public double shift(int split) {
        return 0;
    }

    @Override
    public int slot(int split) {
        return featureOfFact[split];
    }
}

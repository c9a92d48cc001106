package io.jenkins.plugins.mlops.engine.shap.pattern;

import io.jenkins.plugins.mlops.engine.model.Tree;
import io.jenkins.plugins.mlops.engine.shap.walk.PathTree;
import io.jenkins.plugins.mlops.engine.shap.walk.TreeCost;
import io.jenkins.plugins.mlops.engine.shap.walk.TreeWalk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tree whose leaves are all in groups with a table (see {@link PatternGroups}), so that a row costs one look-up and one sum per group and
 * feature. What a group has to know about the rows is worked out as bits, for the whole block at a time. A node has four places for them: its own
 * answer, whether a row is still on the path of the node's feature to the left and to the right, and whether the row reaches the node at all.
 *
 * <p>The margin, which the attributions have to add up to, does not come from the tables: it is the value of the leaf that is reached. The bits
 * of that leaf's number are facts, too, and so the leaves are one more group.
 */
public final class PatternTree {
    /** Rows added up at a time: few enough for patterns and sums to stay in the nearer caches. A multiple of 64. */
    public static final int ROWS = 512;

    private static final int PLACES = 4;
    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private static final int REACHED = 3;

    private final Tree tree;
    /** By node the place that says whether the row is on the path of the node's feature so far, or -1 when it was not asked. */
    private final int[] prior;

    private final List<PatternGroup> groups;
    private final long size;
    private final double rowCost;
    private final double buildCost;
    /** By group its facts; last those of the leaves' numbers. */
    private int[][] facts;

    private PatternSum[] attributions;
    private PatternSum[] margins;

    private PatternTree(Tree tree, int[] prior, List<PatternGroup> groups) {
        this.tree = tree;
        this.prior = prior;
        this.groups = groups;
        size = groups.stream().mapToLong(PatternGroup::size).sum() + ((long) tree.width() << PatternGroups.FACTS);
        rowCost = TreeCost.look(
                groups.size(), groups.stream().mapToInt(PatternGroup::targets).sum(), prior.length);
        buildCost = groups.stream().mapToDouble(PatternGroup::cost).sum();
    }

    /** The tree's groups without their tables, or null when it cannot be divided. */
    public static PatternTree of(PathTree plan) {
        if ((plan.tree().nodes() + 1) / 2 > 1 << PatternGroups.FACTS) {
            return null;
        }
        List<PatternGroups.Group> groups = PatternGroups.of(plan);
        return groups == null ? null : new Paths(plan, groups).run();
    }

    /** Numbers in all tables. */
    public long size() {
        return size;
    }

    /** Returns the cost of a row, in the unit of {@link TreeCost}. */
    public double rowCost() {
        return rowCost;
    }

    /** Returns the cost of computing the tables, in the unit of {@link TreeCost}. */
    public double buildCost() {
        return buildCost;
    }

    boolean built() {
        return margins != null;
    }

    /**
     * Works out the tables.
     *
     * @param walk work space, made by {@link PatternGroup#walk}
     */
    void build(TreeWalk walk, int slotsPerOutput) {
        facts = new int[groups.size() + 1][];
        Map<Integer, List<PatternSum.Part>> parts = new TreeMap<>();
        for (int g = 0; g < groups.size(); g++) {
            PatternTable table = groups.get(g).table(walk, slotsPerOutput);
            facts[g] = table.facts();
            for (int j = 0; j < table.targets().length; j++) {
                parts.computeIfAbsent(table.targets()[j], t -> new ArrayList<>())
                        .add(new PatternSum.Part(g, table.values()[j]));
            }
        }
        attributions = parts.entrySet().stream()
                .map(e -> new PatternSum(e.getKey(), e.getValue()))
                .toArray(PatternSum[]::new);
        margins = new PatternSum[tree.width()];
        for (int k = 0; k < margins.length; k++) {
            double[] values = new double[1 << PatternGroups.FACTS];
            for (int n = 0; n < prior.length; n++) {
                if (tree.leaf(n)) {
                    values[leafNumber(n)] = tree.value(n, k);
                }
            }
            margins[k] = new PatternSum(tree.output() + k, List.of(new PatternSum.Part(groups.size(), values)));
        }
        facts[groups.size()] = new int[PatternGroups.FACTS];
        Arrays.setAll(facts[groups.size()], bit -> PLACES * prior.length + bit);
        groups.clear();
    }

    private int leafNumber(int leaf) {
        return -1 - prior[leaf];
    }

    /**
     * Adds attributions and leaf values for a block of rows.
     *
     * @param masks answers for the block
     * @param space work space
     * @param phi by {@link #ROWS} rows and attribution the sums
     * @param margin by {@link #ROWS} rows and output the sums
     */
    public void add(DecisionMasks masks, int rows, PatternSpace space, double[][][] phi, double[][][] margin) {
        answer(masks, space);
        byte[][] patterns = space.patterns(facts.length);
        long[][] bits = space.bits(0);
        for (int from = 0; from < rows; from += ROWS) {
            int count = Math.min(ROWS, rows - from);
            for (int g = 0; g < facts.length; g++) {
                for (int r = 0; r < count; r += 64) {
                    PatternIndex.fill(bits, facts[g], (from + r) / 64, patterns[g], r);
                }
            }
            for (PatternSum sum : attributions) {
                sum.add(count, patterns, phi[from / ROWS]);
            }
            for (PatternSum sum : margins) {
                sum.add(count, patterns, margin[from / ROWS]);
            }
        }
    }

    private void answer(DecisionMasks masks, PatternSpace space) {
        int words = space.words();
        int number = PLACES * prior.length;
        long[][] bits = space.bits(number + PatternGroups.FACTS);
        for (int b = 0; b < PatternGroups.FACTS; b++) {
            Arrays.fill(bits[number + b], 0);
        }
        Arrays.fill(bits[REACHED], -1);
        for (int n = 0; n < prior.length; n++) {
            int at = n * PLACES;
            long[] reached = bits[at + REACHED];
            if (tree.leaf(n)) {
                for (int rest = leafNumber(n); rest != 0; rest &= rest - 1) {
                    PatternSpace.or(words, reached, bits[number + Integer.numberOfTrailingZeros(rest)]);
                }
                continue;
            }
            long[] answer = bits[at];
            int split = tree.split(n);
            System.arraycopy(masks.array(split), masks.offset(split), answer, 0, words);
            PatternSpace.divide(
                    words,
                    answer,
                    reached,
                    bits[tree.left(n) * PLACES + REACHED],
                    bits[tree.right(n) * PLACES + REACHED]);
            if (prior[n] < 0) {
                PatternSpace.both(words, answer, bits[at + LEFT], bits[at + RIGHT]);
            } else {
                PatternSpace.divide(words, answer, bits[prior[n]], bits[at + LEFT], bits[at + RIGHT]);
            }
        }
    }

    /** Follows all paths once to find out what each group has to know. */
    private static final class Paths {
        private final PathTree plan;
        private final PatternGroups.Group[] byRoot;
        private final int[] prior;
        private final List<PatternGroup> groups = new ArrayList<>();
        /** By depth of the first question about a feature: its slot, the place that tells whether a row is on the path, the share that is. */
        private final int[] slots = new int[PatternGroups.FACTS];

        private final int[] places = new int[PatternGroups.FACTS];
        private final double[] shares = new double[PatternGroups.FACTS];
        private int leaves;

        Paths(PathTree plan, List<PatternGroups.Group> found) {
            this.plan = plan;
            prior = new int[plan.tree().nodes()];
            byRoot = new PatternGroups.Group[prior.length];
            found.forEach(group -> byRoot[group.root()] = group);
        }

        PatternTree run() {
            follow(0, 0);
            return new PatternTree(plan.tree(), prior, groups);
        }

        private void follow(int node, int distinct) {
            if (byRoot[node] != null) {
                add(byRoot[node], distinct);
            }
            if (plan.tree().leaf(node)) {
                prior[node] = -1 - leaves++;
                return;
            }
            int at = 0;
            while (at < distinct && slots[at] != plan.slot(node)) {
                at++;
            }
            int earlier = at < distinct ? places[at] : -1;
            double share = at < distinct ? shares[at] : 1;
            prior[node] = earlier;
            slots[at] = plan.slot(node);
            double left = plan.leftShare(node);
            int below = Math.max(distinct, at + 1);
            places[at] = node * PLACES + LEFT;
            shares[at] = share * left;
            follow(plan.tree().left(node), below);
            places[at] = node * PLACES + RIGHT;
            shares[at] = share * (1 - left);
            follow(plan.tree().right(node), below);
            places[at] = earlier;
            shares[at] = share;
        }

        private void add(PatternGroups.Group group, int distinct) {
            int[] facts = Arrays.copyOf(places, distinct + group.inner().length);
            for (int i = 0; i < group.inner().length; i++) {
                facts[distinct + i] = group.inner()[i] * PLACES;
            }
            groups.add(new PatternGroup(
                    plan, group, Arrays.copyOf(slots, distinct), Arrays.copyOf(shares, distinct), facts));
        }
    }
}

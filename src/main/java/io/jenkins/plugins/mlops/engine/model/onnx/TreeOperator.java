package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.RawTree;
import io.jenkins.plugins.mlops.engine.model.Split;
import io.jenkins.plugins.mlops.engine.model.SplitTable;
import io.jenkins.plugins.mlops.engine.model.Tree;
import io.jenkins.plugins.mlops.engine.model.TreeBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The trees of a TreeEnsembleClassifier or TreeEnsembleRegressor: flat lists with one entry per node and one per leaf and output. */
final class TreeOperator {
    /** Values of all leaves together: outputs that few leaves speak of would take far more memory than the file has bytes. */
    private static final long MOST_VALUES = 50_000_000;

    private final OnnxNode node;
    private final OnnxSplits splits;
    private final long[] treeIds;
    private final long[] nodeIds;
    private final long[] features;
    private final List<String> modes;
    private final double[] thresholds;
    private final long[] missing;
    private final long[] trueIds;
    private final long[] falseIds;
    private final long[] weightTrees;
    private final long[] weightNodes;
    private final long[] weightIds;
    private final double[] weights;

    /**
     * @param prefix {@code class} or {@code target}, as the lists of leaf values are called
     */
    TreeOperator(OnnxNode node, String prefix, OnnxSplits splits) throws ModelFormatException {
        this.node = node;
        this.splits = splits;
        treeIds = node.integers("nodes_treeids");
        nodeIds = node.integers("nodes_nodeids");
        features = node.integers("nodes_featureids");
        modes = node.texts("nodes_modes");
        thresholds = node.numbers("nodes_values");
        missing = node.integers("nodes_missing_value_tracks_true");
        trueIds = node.integers("nodes_truenodeids");
        falseIds = node.integers("nodes_falsenodeids");
        weightTrees = node.integers(prefix + "_treeids");
        weightNodes = node.integers(prefix + "_nodeids");
        weightIds = node.integers(prefix + "_ids");
        weights = node.numbers(prefix + "_weights");
        int count = treeIds.length;
        if (nodeIds.length != count
                || features.length != count
                || modes.size() != count
                || thresholds.length != count
                || trueIds.length != count
                || falseIds.length != count
                || missing.length != count && missing.length != 0) {
            throw node.problem("has lists of nodes of different length, expected " + count + " entries in each");
        }
        if (weightTrees.length != weights.length
                || weightNodes.length != weights.length
                || weightIds.length != weights.length) {
            throw node.problem(
                    "has lists of leaf values of different length, expected " + weights.length + " entries in each");
        }
    }

    /** The outputs that leaves have values for. */
    long[] outputsSpokenOf() {
        return Arrays.stream(weightIds).distinct().toArray();
    }

    boolean allPositive() {
        return Arrays.stream(weights).allMatch(weight -> weight >= 0);
    }

    /**
     * Builds the trees.
     *
     * @param width features of the model
     * @param outputs outputs of the model; with one, all leaf values belong to it
     * @param average whether the mean over the trees is the result
     */
    List<Tree> build(SplitTable table, int width, int outputs, boolean average) throws ModelFormatException {
        Map<Long, TreeRange> ranges = new HashMap<>();
        List<TreeRange> order = new ArrayList<>();
        for (int i = 0; i < treeIds.length; i++) {
            if (i > 0 && treeIds[i] == treeIds[i - 1]) {
                continue;
            }
            int end = i + 1;
            while (end < treeIds.length && treeIds[end] == treeIds[i]) {
                end++;
            }
            TreeRange range = new TreeRange(i, end, nodeIds, "tree " + treeIds[i]);
            if (ranges.put(treeIds[i], range) != null) {
                throw node.problem("has the nodes of tree " + treeIds[i] + " in two places");
            }
            order.add(range);
        }
        Limits.count(order.size(), 0, Limits.TREES, "the number of trees");
        for (int w = 0; w < weights.length; w++) {
            TreeRange range = ranges.get(weightTrees[w]);
            if (range == null || weightIds[w] < 0 || outputs > 1 && weightIds[w] >= outputs) {
                throw node.problem("has a leaf value for output " + weightIds[w] + " of tree " + weightTrees[w]
                        + ", which does not exist");
            }
            range.addWeight(w, outputs == 1 ? 0 : (int) weightIds[w]);
        }
        long values = order.stream()
                .mapToLong(range -> (long) range.nodes() * (range.single() >= 0 ? 1 : outputs))
                .sum();
        if (values > MOST_VALUES) {
            throw node.problem("has " + outputs + " outputs for " + treeIds.length + " nodes, more than can be held");
        }
        List<Tree> trees = new ArrayList<>();
        for (TreeRange range : order) {
            int size = range.single() >= 0 ? 1 : outputs;
            double[] leaves = leaves(range, size, outputs, average ? order.size() : 1);
            RawNodes raw = new RawNodes(range, leaves, size);
            trees.add(TreeBuilder.build(raw, table, width, Math.max(0, range.single()), size, range.name()));
        }
        return trees;
    }

    private double[] leaves(TreeRange range, int width, int outputs, int divisor) throws ModelFormatException {
        double[] leaves = new double[range.nodes() * width];
        for (int w : range.weights()) {
            int leaf = range.find(weightNodes[w]);
            if (leaf < 0) {
                throw node.problem(
                        "has a value for leaf " + weightNodes[w] + " of " + range.name() + ", which does not exist");
            }
            leaves[leaf * width + (width == 1 || outputs == 1 ? 0 : (int) weightIds[w])] += weights[w] / divisor;
        }
        return leaves;
    }

    /** The nodes of one tree as its builder asks for them. */
    private final class RawNodes implements RawTree {
        private final TreeRange range;
        private final double[] leaves;
        private final int width;

        RawNodes(TreeRange range, double[] leaves, int width) {
            this.range = range;
            this.leaves = leaves;
            this.width = width;
        }

        @Override
        public int nodes() {
            return range.nodes();
        }

        @Override
        public boolean leaf(int n) {
            return modes.get(range.from() + n).equals("LEAF");
        }

        private OnnxSplits.Answer answer(int n) throws ModelFormatException {
            int at = range.from() + n;
            if (features[at] < 0 || features[at] >= splits.width()) {
                throw new ModelFormatException(range.name() + " node " + nodeIds[at] + " asks column " + features[at]
                        + ", there are " + splits.width() + " columns");
            }
            if (Double.isNaN(thresholds[at])) {
                throw new ModelFormatException(
                        range.name() + " node " + nodeIds[at] + " has a threshold that is not a number");
            }
            boolean missingTrue = missing.length > 0 && missing[at] != 0;
            return splits.answer(
                    new OnnxSplits.Question((int) features[at], modes.get(at), thresholds[at], missingTrue));
        }

        private int child(int n, boolean left) {
            int at = range.from() + n;
            try {
                return range.find(answer(n).swapped() == left ? falseIds[at] : trueIds[at]);
            } catch (ModelFormatException e) {
                throw new IllegalStateException("asked before", e); // split(n) comes first and has thrown it
            }
        }

        @Override
        public int left(int n) {
            return child(n, true);
        }

        @Override
        public int right(int n) {
            return child(n, false);
        }

        @Override
        public Split split(int n) throws ModelFormatException {
            return answer(n).split();
        }

        @Override
        public double cover(int n) {
            return Double.NaN;
        }

        @Override
        public double value(int n, int k) {
            return leaves[n * width + k];
        }
    }
}

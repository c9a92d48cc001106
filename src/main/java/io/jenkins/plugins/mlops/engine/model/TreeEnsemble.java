package io.jenkins.plugins.mlops.engine.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A sum of decision trees: boosted trees, or a forest whose leaf values are divided by the number of trees already. The margin of output k is
 * {@code base[k]} plus the value of the leaf each tree sends the row to.
 */
public final class TreeEnsemble implements Model {
    /** Rows counted at a time, tree by tree, so that a tree stays in the cache. */
    private static final int COUNTED_ROWS = 256;

    private final ModelInfo info;
    private final List<Feature> features;
    private final List<Split> splits;
    private final List<Tree> trees;
    private final double[] base;
    private final int treesPerIteration;

    /**
     * @param info what the file says about the model
     * @param features the inputs
     * @param splits the table the trees were built with
     * @param trees the trees, in the file's order
     * @param base one constant per output
     * @param treesPerIteration trees of one boosting round, 0 when the model has no rounds
     */
    public TreeEnsemble(
            ModelInfo info,
            List<Feature> features,
            SplitTable splits,
            List<Tree> trees,
            double[] base,
            int treesPerIteration) {
        this(info, features, List.copyOf(splits.splits()), trees, base, treesPerIteration);
    }

    private TreeEnsemble(
            ModelInfo info,
            List<Feature> features,
            List<Split> splits,
            List<Tree> trees,
            double[] base,
            int treesPerIteration) {
        this.info = info;
        this.features = List.copyOf(features);
        this.splits = splits;
        this.trees = List.copyOf(trees);
        this.base = base.clone();
        this.treesPerIteration = treesPerIteration;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public List<Feature> features() {
        return features;
    }

    @Override
    public int outputs() {
        return base.length;
    }

    @Override
    public TreeEnsemble withFeatureNames(List<String> names, String note) {
        return new TreeEnsemble(
                info.withNote(note), Feature.renamed(features, names), splits, trees, base, treesPerIteration);
    }

    @Override
    public TreeEnsemble withOutput(int output) {
        List<Tree> ofOutput = trees.stream()
                .filter(tree -> output >= tree.output() && output < tree.output() + tree.width())
                .map(tree -> tree.withOutput(output - tree.output()))
                .toList();
        return new TreeEnsemble(info, features, splits, ofOutput, new double[] {base[output]}, 0);
    }

    /** The distinct questions of all trees; {@link Tree#split} points into this list. */
    public List<Split> splits() {
        return splits;
    }

    public List<Tree> trees() {
        return trees;
    }

    /** Constant of an output, before any tree. */
    public double base(int output) {
        return base[output];
    }

    /** Tells whether every tree has covers, which attributions need; ONNX files have none. */
    public boolean hasCover() {
        return trees.stream().noneMatch(tree -> Double.isNaN(tree.cover(0)));
    }

    @Override
    public void margins(FeatureBlock rows, double[] margins) {
        requireColumns(rows);
        double[] row = new double[features.size()];
        for (int r = 0; r < rows.rows(); r++) {
            for (int c = 0; c < row.length; c++) {
                row[c] = rows.get(r, c);
            }
            int at = r * base.length;
            System.arraycopy(base, 0, margins, at, base.length);
            for (Tree tree : trees) {
                int leaf = leaf(tree, row);
                for (int k = 0; k < tree.width(); k++) {
                    margins[at + tree.output() + k] += tree.value(leaf, k);
                }
            }
        }
    }

    private int leaf(Tree tree, double[] row) {
        int node = 0;
        while (!tree.leaf(node)) {
            Split split = splits.get(tree.split(node));
            node = split.left(row[split.feature()]) ? tree.left(node) : tree.right(node);
        }
        return node;
    }

    /**
     * The same model with covers counted anew: how many of the reference rows pass each node.
     *
     * @param reference rows that stand for the population, with this model's features
     * @throws IOException when the source fails
     * @throws IllegalArgumentException when there are no rows or they have another width
     */
    public TreeEnsemble withCoverFrom(FeatureSource reference) throws IOException {
        List<double[]> counts = new ArrayList<>();
        for (Tree tree : trees) {
            counts.add(new double[tree.nodes()]);
        }
        long rows = 0;
        double[][] some = new double[COUNTED_ROWS][features.size()];
        for (FeatureBlock block = reference.next(); block != null; block = reference.next()) {
            requireColumns(block);
            rows += block.rows();
            for (int from = 0; from < block.rows(); from += COUNTED_ROWS) {
                count(block, from, Math.min(COUNTED_ROWS, block.rows() - from), some, counts);
            }
        }
        if (rows == 0) {
            throw new IllegalArgumentException("no reference rows to count covers with");
        }
        List<Tree> counted = new ArrayList<>();
        for (int t = 0; t < trees.size(); t++) {
            counted.add(trees.get(t).withCover(counts.get(t)));
        }
        String note = "The weights of the branches were counted on " + rows
                + " reference rows; the model file carries none it was trained with.";
        return new TreeEnsemble(info.withNote(note), features, splits, counted, base, treesPerIteration);
    }

    private void count(FeatureBlock block, int from, int rows, double[][] some, List<double[]> counts) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < features.size(); c++) {
                some[r][c] = block.get(from + r, c);
            }
        }
        for (int t = 0; t < trees.size(); t++) {
            for (int r = 0; r < rows; r++) {
                count(trees.get(t), some[r], counts.get(t));
            }
        }
    }

    private void count(Tree tree, double[] row, double[] counts) {
        int node = 0;
        counts[0]++;
        while (!tree.leaf(node)) {
            Split split = splits.get(tree.split(node));
            node = split.left(row[split.feature()]) ? tree.left(node) : tree.right(node);
            counts[node]++;
        }
    }

    /** Number of boosting rounds; 0 when the model has none, or trees that are not the same number in each. */
    public int rounds() {
        return treesPerIteration == 0 ? 0 : trees.size() / treesPerIteration;
    }

    /**
     * The model after its first boosting rounds only, for example {@code info().serving().bestRound() + 1}.
     *
     * @throws IllegalArgumentException when the model has no rounds or fewer
     */
    public TreeEnsemble firstIterations(int iterations) {
        if (treesPerIteration == 0 || iterations < 1 || (long) iterations * treesPerIteration > trees.size()) {
            throw new IllegalArgumentException("the model has no " + iterations + " boosting rounds");
        }
        List<Tree> first = trees.subList(0, iterations * treesPerIteration);
        return new TreeEnsemble(info, features, splits, first, base, treesPerIteration);
    }
}

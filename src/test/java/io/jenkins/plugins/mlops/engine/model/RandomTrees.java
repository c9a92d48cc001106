package io.jenkins.plugins.mlops.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random models for tests: numeric splits with both missing directions, zero as missing, categories, features asked again on a path. */
public final class RandomTrees {
    private final Random random;
    private final int features;
    private final int categories;

    /**
     * @param features number of features; the last {@code categories} of them are categories 0 to 9
     */
    public RandomTrees(long seed, int features, int categories) {
        this.random = new Random(seed);
        this.features = features;
        this.categories = categories;
    }

    /** A model of trees of random shape up to a depth. */
    public TreeEnsemble model(int trees, int depth, int outputs, int width) throws ModelFormatException {
        SplitTable splits = new SplitTable();
        List<Tree> built = new ArrayList<>();
        for (int t = 0; t < trees; t++) {
            Nodes nodes = new Nodes(width);
            nodes.grow(depth, 1 + random.nextInt(1000));
            int output = width == outputs ? 0 : random.nextInt(outputs);
            built.add(TreeBuilder.build(nodes, splits, features, output, width, "tree " + t));
        }
        return ensemble(splits, built, outputs);
    }

    /** One tree that is a single path of the given depth with a leaf at every step, asking the features in turn. */
    public TreeEnsemble chain(int depth) throws ModelFormatException {
        SplitTable splits = new SplitTable();
        Nodes nodes = new Nodes(1);
        nodes.chain(depth, 0, 1 << 20);
        return ensemble(splits, List.of(TreeBuilder.build(nodes, splits, features, 0, 1, "tree 0")), 1);
    }

    private TreeEnsemble ensemble(SplitTable splits, List<Tree> trees, int outputs) {
        List<Feature> names = new ArrayList<>();
        for (int f = 0; f < features; f++) {
            names.add(Feature.number("f" + f));
        }
        double[] base = random.doubles(outputs, -1, 1).toArray();
        ModelInfo info = new ModelInfo(
                "random", "", "", OutputInfo.of(Meaning.NUMBER, Link.IDENTITY), ServingInfo.NONE, List.of());
        return new TreeEnsemble(info, names, splits, trees, base, 0);
    }

    /** Rows that meet every kind of answer: missing, zero, categories seen and unseen. */
    public FeatureBlock rows(int rows) {
        double[][] columns = new double[features][rows];
        for (int f = 0; f < features; f++) {
            for (int r = 0; r < rows; r++) {
                columns[f][r] = value(f);
            }
        }
        return FeatureBlock.ofColumns(columns);
    }

    private double value(int feature) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return Double.NaN;
        }
        if (feature >= features - categories) {
            return random.nextInt(12) - 1;
        }
        return kind == 1 ? 0 : random.nextGaussian();
    }

    private final class Nodes implements RawTree {
        private final List<int[]> children = new ArrayList<>();
        private final List<Split> questions = new ArrayList<>();
        private final List<Double> covers = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();
        private final int width;

        Nodes(int width) {
            this.width = width;
        }

        int grow(int depth, double cover) {
            int node = add(cover);
            if (depth > 0 && random.nextInt(8) > 0) {
                questions.set(node, question(random.nextInt(features)));
                double left = cover * random.nextDouble();
                children.get(node)[0] = grow(depth - 1, left);
                children.get(node)[1] = grow(depth - 1, cover - left);
            }
            return node;
        }

        int chain(int depth, int at, double cover) {
            int node = add(cover);
            if (at < depth) {
                questions.set(node, question(at % features));
                double left = cover * (0.2 + 0.6 * random.nextDouble());
                boolean leafLeft = random.nextBoolean();
                children.get(node)[0] = leafLeft ? add(left) : chain(depth, at + 1, left);
                children.get(node)[1] = leafLeft ? chain(depth, at + 1, cover - left) : add(cover - left);
            }
            return node;
        }

        private int add(double cover) {
            children.add(new int[2]);
            questions.add(null);
            covers.add(cover);
            values.add(random.doubles(width, -1, 1).toArray());
            return children.size() - 1;
        }

        private Split question(int feature) {
            if (feature >= features - categories) {
                CategorySet set = random.nextBoolean()
                        ? CategorySet.ofCodes(new long[] {random.nextInt(1 << 10)})
                        : CategorySet.ofValues(random.nextInt(10), random.nextInt(10));
                return new CategorySplit(feature, set, random.nextBoolean(), random.nextBoolean());
            }
            double threshold = Math.round(random.nextGaussian() * 4) / 4.0;
            return new NumericSplit(feature, threshold, random.nextBoolean(), random.nextInt(4) == 0);
        }

        @Override
        public int nodes() {
            return children.size();
        }

        @Override
        public boolean leaf(int node) {
            return questions.get(node) == null;
        }

        @Override
        public int left(int node) {
            return children.get(node)[0];
        }

        @Override
        public int right(int node) {
            return children.get(node)[1];
        }

        @Override
        public Split split(int node) {
            return questions.get(node);
        }

        @Override
        public double cover(int node) {
            return covers.get(node);
        }

        @Override
        public double value(int node, int k) {
            return values.get(node)[k];
        }
    }
}

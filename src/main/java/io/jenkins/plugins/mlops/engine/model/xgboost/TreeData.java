package io.jenkins.plugins.mlops.engine.model.xgboost;

import io.jenkins.plugins.mlops.engine.model.CategorySet;
import io.jenkins.plugins.mlops.engine.model.CategorySplit;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.NumericSplit;
import io.jenkins.plugins.mlops.engine.model.RawTree;
import io.jenkins.plugins.mlops.engine.model.Split;
import io.jenkins.plugins.mlops.engine.model.Thresholds;
import java.io.IOException;

/** One tree of an XGBoost document: parallel arrays, one entry per node. */
final class TreeData {
    private static final int MAX_CATEGORY = 1 << 24;

    private int[] left;
    private int[] right;
    private int[] feature;
    private float[] condition;
    private int[] defaultLeft;
    private int[] splitType = {};
    private float[] hessian = {};
    private float[] baseWeights = {};
    private float[] leafWeights = {};
    private int[] categories = {};
    private int[] categoryNodes = {};
    private int[] categorySegments = {};
    private int[] categorySizes = {};
    private int leafSize = 1;

    static TreeData read(Document document) throws IOException {
        TreeData tree = new TreeData();
        document.fields(name -> {
            switch (name) {
                case "left_children" -> tree.left = document.ints();
                case "right_children" -> tree.right = document.ints();
                case "split_indices" -> tree.feature = document.ints();
                case "split_conditions" -> tree.condition = document.floats();
                case "default_left" -> tree.defaultLeft = document.ints();
                case "split_type" -> tree.splitType = document.ints();
                case "sum_hessian" -> tree.hessian = document.floats();
                case "base_weights" -> tree.baseWeights = document.floats();
                case "leaf_weights" -> tree.leafWeights = document.floats();
                case "categories" -> tree.categories = document.ints();
                case "categories_nodes" -> tree.categoryNodes = document.ints();
                case "categories_segments" -> tree.categorySegments = document.ints();
                case "categories_sizes" -> tree.categorySizes = document.ints();
                case "tree_param" ->
                    document.fields(parameter -> {
                        String value = document.text();
                        if (parameter.equals("size_leaf_vector")) {
                            tree.leafSize = Math.max(1, XgboostReader.integer(value, parameter));
                        }
                    });
                default -> document.skip();
            }
        });
        return tree;
    }

    /** Values per leaf: 1, or the number of targets for a tree with vector leaves. */
    int leafSize() {
        return leafSize;
    }

    /**
     * The nodes, leaf values multiplied by a factor.
     *
     * @param factor weight of the tree (DART)
     * @param name how messages call the tree
     */
    RawTree nodes(double factor, String name) throws ModelFormatException {
        if (left == null || right == null || feature == null || condition == null || defaultLeft == null) {
            throw new ModelFormatException(name
                    + " lacks one of left_children, right_children, split_indices, split_conditions, default_left");
        }
        int nodes = left.length;
        require(name, "right_children", right.length == nodes);
        require(name, "split_indices", feature.length == nodes);
        require(name, "split_conditions", condition.length == nodes);
        require(name, "default_left", defaultLeft.length == nodes);
        require(name, "split_type", splitType.length == nodes || splitType.length == 0);
        require(name, "sum_hessian", hessian.length == nodes || hessian.length == 0);
        require(
                name,
                "leaf values",
                leafSize == 1 || leafWeights.length > 0 || baseWeights.length == (long) nodes * leafSize);
        return new Nodes(factor, name, categorySets(name));
    }

    private static void require(String name, String what, boolean holds) throws ModelFormatException {
        if (!holds) {
            throw new ModelFormatException(name + ": " + what + " has another number of nodes than left_children");
        }
    }

    private CategorySet[] categorySets(String name) throws ModelFormatException {
        CategorySet[] sets = new CategorySet[left.length];
        require(name, "categories_segments", categorySegments.length == categoryNodes.length);
        require(name, "categories_sizes", categorySizes.length == categoryNodes.length);
        for (int i = 0; i < categoryNodes.length; i++) {
            int node = categoryNodes[i];
            long end = (long) categorySegments[i] + categorySizes[i];
            if (node < 0
                    || node >= sets.length
                    || categorySegments[i] < 0
                    || categorySizes[i] < 0
                    || end > categories.length) {
                throw new ModelFormatException(
                        name + ": the categories of node " + node + " lie outside the file's list of categories");
            }
            int max = -1;
            for (int k = categorySegments[i]; k < end; k++) {
                if (categories[k] < 0 || categories[k] >= MAX_CATEGORY) {
                    throw new ModelFormatException(
                            name + ": node " + node + " has the category " + categories[k] + ", expected 0 to 2^24");
                }
                max = Math.max(max, categories[k]);
            }
            long[] bits = new long[(max >> 6) + 1];
            for (int k = categorySegments[i]; k < end; k++) {
                bits[categories[k] >> 6] |= 1L << categories[k];
            }
            sets[node] = CategorySet.ofCodes(bits);
        }
        return sets;
    }

    private final class Nodes implements RawTree {
        private final double factor;
        private final String name;
        private final CategorySet[] sets;

        Nodes(double factor, String name, CategorySet[] sets) {
            this.factor = factor;
            this.name = name;
            this.sets = sets;
        }

        @Override
        public int nodes() {
            return left.length;
        }

        @Override
        public boolean leaf(int node) {
            // In a tree with vector leaves the right "child" of a leaf is the leaf's number.
            return left[node] == -1;
        }

        @Override
        public int left(int node) {
            return left[node];
        }

        @Override
        public int right(int node) {
            return right[node];
        }

        @Override
        public Split split(int node) throws ModelFormatException {
            boolean missingLeft = defaultLeft[node] != 0;
            if (splitType.length > 0 && splitType[node] != 0) {
                if (sets[node] == null) {
                    throw new ModelFormatException(name + ": node " + node + " splits on categories and lists none");
                }
                return new CategorySplit(feature[node], sets[node], false, missingLeft);
            }
            if (Float.isNaN(condition[node])) {
                throw new ModelFormatException(name + ": node " + node + " has a threshold that is not a number");
            }
            return new NumericSplit(feature[node], Thresholds.castLess(condition[node]), missingLeft, false);
        }

        @Override
        public double cover(int node) {
            return hessian.length == 0 ? Double.NaN : hessian[node];
        }

        @Override
        public double value(int node, int k) {
            if (leafSize == 1) {
                return factor * condition[node];
            }
            if (leafWeights.length == 0) {
                return factor * baseWeights[node * leafSize + k];
            }
            long at = (long) right[node] * leafSize + k;
            return at >= 0 && at < leafWeights.length ? factor * leafWeights[(int) at] : Double.NaN;
        }
    }
}

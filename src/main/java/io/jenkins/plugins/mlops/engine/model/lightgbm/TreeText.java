package io.jenkins.plugins.mlops.engine.model.lightgbm;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.RawTree;
import java.io.IOException;

/** One tree of a LightGBM file: a block of lines, each a list with one entry per inner node or per leaf. */
final class TreeText {
    private final String name;
    private boolean whole;
    private int leaves = -1;
    private long[] feature = {};
    private double[] threshold = {};
    private long[] decisionType = {};
    private long[] left = {};
    private long[] right = {};
    private double[] leafValue = {};
    private double[] leafCount = {};
    private double[] internalCount = {};
    private long[] categoryBoundaries = {};
    private long[] categoryWords = {};

    private TreeText(String name) {
        this.name = name;
    }

    /** Reads the lines behind {@code Tree=i} up to the first empty one. */
    static TreeText read(TextLines lines, String name) throws IOException {
        TreeText tree = new TreeText(name);
        while (lines.next() && !lines.line().isBlank()) {
            tree.take(lines);
        }
        if (lines.line() == null) {
            throw new ModelFormatException("the file ends within " + name);
        }
        return tree;
    }

    /** Tells whether the tree's last line was there. */
    boolean whole() {
        return whole;
    }

    /** The features its splits ask for. */
    long[] features() {
        return feature;
    }

    boolean asksForCategories() {
        return categoryBoundaries.length > 0;
    }

    private void take(TextLines lines) throws ModelFormatException {
        switch (lines.key()) {
            case "num_leaves" -> leaves = (int) Math.min(Integer.MAX_VALUE, Numbers.integer(lines.value(), lines));
            case "split_feature" -> feature = Numbers.integers(lines);
            case "threshold" -> threshold = Numbers.doubles(lines);
            case "decision_type" -> decisionType = Numbers.integers(lines);
            case "left_child" -> left = Numbers.integers(lines);
            case "right_child" -> right = Numbers.integers(lines);
            case "leaf_value" -> leafValue = Numbers.doubles(lines);
            case "leaf_count" -> leafCount = Numbers.doubles(lines);
            case "internal_count" -> internalCount = Numbers.doubles(lines);
            case "cat_boundaries" -> categoryBoundaries = Numbers.integers(lines);
            case "cat_threshold" -> categoryWords = Numbers.integers(lines);
            case "is_linear" -> {
                if (!lines.value().equals("0")) {
                    throw lines.problem(
                            "the leaves of " + name + " are linear models (linear_tree), which is not supported");
                }
            }
            // The last line of a tree; the leaf values have it in them already.
            case "shrinkage" -> whole = true;
            // Gains, weights and means of the nodes.
            default -> {}
        }
    }

    /**
     * The nodes.
     *
     * @param factor what leaf values are multiplied with
     */
    RawTree nodes(double factor) throws ModelFormatException {
        if (leaves < 1) {
            throw new ModelFormatException(name + ": num_leaves is missing or below 1");
        }
        int inner = leaves - 1;
        require("leaf_value", leafValue.length, leaves);
        if (inner > 0) {
            require("split_feature", feature.length, inner);
            require("threshold", threshold.length, inner);
            require("decision_type", decisionType.length, inner);
            require("left_child", left.length, inner);
            require("right_child", right.length, inner);
        }
        boolean counted = inner == 0 || leafCount.length > 0 && internalCount.length > 0;
        if (inner == 0 && leafCount.length == 0) {
            leafCount = new double[] {1}; // all rows pass the only node of a tree that was left constant
        }
        if (counted) {
            require("leaf_count", leafCount.length, leaves);
            require("internal_count", inner == 0 ? 0 : internalCount.length, inner);
        }
        LightgbmSplits splits =
                new LightgbmSplits(name, feature, threshold, decisionType, categoryBoundaries, categoryWords);
        return new TreeNodes(inner, left, right, splits, counted ? internalCount : null, leafCount, leafValue, factor);
    }

    private void require(String what, int found, int expected) throws ModelFormatException {
        if (found != expected) {
            throw new ModelFormatException(name + ": " + what + " has " + found + " entries, expected " + expected
                    + " for num_leaves=" + leaves);
        }
    }
}

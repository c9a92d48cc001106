package io.jenkins.plugins.mlops.engine.model.lightgbm;

import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.ModelInfo;
import io.jenkins.plugins.mlops.engine.model.ServingInfo;
import io.jenkins.plugins.mlops.engine.model.SplitTable;
import io.jenkins.plugins.mlops.engine.model.Tree;
import io.jenkins.plugins.mlops.engine.model.TreeBuilder;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;

/** Parts read of a LightGBM file, until the model can be put together. */
final class LightgbmModel {
    String version = "";
    int classes = 1;
    int treesPerIteration = -1;
    int features = -1;
    LightgbmObjective objective = LightgbmObjective.CUSTOM;
    boolean average;
    List<String> featureNames = List.of();
    List<String> featureInfos = List.of();
    int declaredTrees = -1;
    List<List<String>> categories = List.of();
    final List<TreeText> trees = new ArrayList<>();

    TreeEnsemble build() throws ModelFormatException {
        if (treesPerIteration < 0 || features < 0) {
            throw new ModelFormatException(
                    "not a whole LightGBM model: num_tree_per_iteration or max_feature_idx is missing");
        }
        if (classes > 1 && classes != treesPerIteration) {
            throw new ModelFormatException("num_class is " + classes + " and num_tree_per_iteration "
                    + treesPerIteration + ", expected the same number");
        }
        if (declaredTrees >= 0 && declaredTrees != trees.size()) {
            throw new ModelFormatException(
                    "tree_sizes speaks of " + declaredTrees + " trees, the file has " + trees.size());
        }
        if (trees.size() % treesPerIteration != 0) {
            throw new ModelFormatException("the file has " + trees.size()
                    + " trees, no multiple of num_tree_per_iteration=" + treesPerIteration);
        }
        // A random forest predicts the mean of its trees.
        double factor = average && !trees.isEmpty() ? (double) treesPerIteration / trees.size() : 1;
        SplitTable splits = new SplitTable();
        List<Tree> built = new ArrayList<>(trees.size());
        for (int t = 0; t < trees.size(); t++) {
            String name = "tree " + t;
            built.add(TreeBuilder.build(trees.get(t).nodes(factor), splits, features, t % treesPerIteration, 1, name));
            trees.set(t, null); // what has been built need not be held twice
        }
        List<String> notes = new ArrayList<>();
        if (objective == LightgbmObjective.CUSTOM) {
            notes.add("The model was trained with an objective of its user's own, so its predictions are margins.");
        }
        List<Feature> inputs = features(notes);
        ModelInfo info = new ModelInfo(
                "LightGBM text",
                ("LightGBM file " + version).trim(),
                objective.name(),
                objective.output(),
                ServingInfo.NONE,
                notes);
        return new TreeEnsemble(
                info, inputs, splits, built, new double[treesPerIteration], average ? 0 : treesPerIteration);
    }

    private List<Feature> features(List<String> notes) throws ModelFormatException {
        if (!featureNames.isEmpty() && featureNames.size() != features) {
            throw new ModelFormatException("feature_names has " + featureNames.size() + " names, max_feature_idx says "
                    + features + " features");
        }
        // A column of categories lists its codes as 1:2:3, a column of numbers its range as [1:3], a column of one
        // value has "none".
        List<Integer> categorical = new ArrayList<>();
        for (int f = 0; f < featureInfos.size(); f++) {
            String text = featureInfos.get(f);
            if (!text.startsWith("[") && !text.equals("none") && !text.isEmpty()) {
                categorical.add(f);
            }
        }
        // The file does not say which columns the lists of names belong to; the order tells only while each such column
        // is a split on categories.
        boolean named = categories.size() == categorical.size();
        if (!named && !categories.isEmpty()) {
            notes.add(
                    "The file names the categories of " + categories.size() + " columns but has " + categorical.size()
                            + " features of categories, so the names cannot be told apart: give these columns as pandas' codes.");
        }
        List<Feature> list = new ArrayList<>(features);
        for (int f = 0; f < features; f++) {
            String name = featureNames.isEmpty() ? "f" + f : featureNames.get(f);
            int at = categorical.indexOf(f);
            list.add(
                    at < 0
                            ? Feature.number(name)
                            : new Feature(name, Feature.Kind.CATEGORY, named ? categories.get(at) : List.of()));
        }
        return list;
    }
}

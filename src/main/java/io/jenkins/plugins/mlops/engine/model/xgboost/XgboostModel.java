package io.jenkins.plugins.mlops.engine.model.xgboost;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.ModelInfo;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import io.jenkins.plugins.mlops.engine.model.ServingInfo;
import io.jenkins.plugins.mlops.engine.model.SplitTable;
import io.jenkins.plugins.mlops.engine.model.Tree;
import io.jenkins.plugins.mlops.engine.model.TreeBuilder;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts read of an XGBoost document, in whatever order its members came, until the model can be put together. */
final class XgboostModel {
    int[] version = {};
    int bestIteration = -1;
    /** Unit in which older versions count the best rounds: trees of one output. */
    int bestTrees = -1;

    int parallelTrees;
    WrapperAttribute wrapper;
    final List<String> outputNames = new ArrayList<>();
    final List<String> featureNames = new ArrayList<>();
    final List<String> featureTypes = new ArrayList<>();
    List<List<String>> categoryNames = List.of();
    String objective;
    double[] baseScore;
    int classes;
    int targets = 1;
    int features = -1;
    float[] weightDrop = {};
    int[] treeInfo = {};
    int[] iterations = {};
    int declaredTrees = -1;
    final List<TreeData> trees = new ArrayList<>();

    TreeEnsemble build(String format) throws ModelFormatException {
        if (objective == null || baseScore == null || features < 0 || declaredTrees < 0) {
            throw new ModelFormatException(
                    "not a whole XGBoost model: objective, learner_model_param or gradient_booster is missing");
        }
        if (declaredTrees != trees.size()) {
            throw new ModelFormatException(
                    "num_trees is " + declaredTrees + ", the file has " + trees.size() + " trees");
        }
        if (treeInfo.length != trees.size() || weightDrop.length != 0 && weightDrop.length != trees.size()) {
            throw new ModelFormatException(
                    "tree_info or weight_drop does not have one entry for each of the " + trees.size() + " trees");
        }
        XgboostObjective meaning = XgboostObjective.of(objective);
        int outputs = Math.max(1, classes > 1 ? classes : targets);
        SplitTable splits = new SplitTable();
        List<Tree> built = new ArrayList<>(trees.size());
        for (int t = 0; t < trees.size(); t++) {
            built.add(tree(t, splits, outputs));
            trees.set(t, null); // what has been built need not be held twice
        }
        List<String> notes = objective.equals("multi:softmax")
                ? List.of("The library predicts the class; here each class has its probability.")
                : List.of();
        String producer = "XGBoost "
                + String.join(
                        ".", Arrays.stream(version).mapToObj(Integer::toString).toList());
        ModelInfo info = new ModelInfo(format, producer, objective, output(meaning, outputs), serving(), notes);
        return new TreeEnsemble(
                info,
                XgboostReader.features(features, featureNames, featureTypes, categoryNames),
                splits,
                built,
                base(meaning, outputs),
                treesPerIteration(outputs));
    }

    private OutputInfo output(XgboostObjective meaning, int outputs) {
        List<String> labels =
                wrapper != null && wrapper.classes().size() == Math.max(2, classes) ? wrapper.classes() : List.of();
        return meaning.output()
                .withClasses(labels)
                .withNames(outputNames.size() == outputs && outputs > 1 ? outputNames : List.of());
    }

    private ServingInfo serving() {
        int best = bestIteration >= 0 || bestTrees < 1 ? bestIteration : bestTrees / Math.max(1, parallel()) - 1;
        return new ServingInfo(best, wrapper != null, wrapper == null ? Double.NaN : wrapper.missing());
    }

    /** Trees of a round and output; 0 where nothing tells. */
    private int parallel() {
        if (parallelTrees > 0) {
            return parallelTrees;
        }
        if (bestIteration >= 0 && bestTrees > 0) {
            return bestTrees / (bestIteration + 1);
        }
        return wrapper == null ? 0 : wrapper.parallelTrees();
    }

    private Tree tree(int t, SplitTable splits, int outputs) throws ModelFormatException {
        String name = "tree " + t;
        TreeData data = trees.get(t);
        int width = data.leafSize();
        int output = width == 1 ? treeInfo[t] : 0;
        if (output < 0 || output >= outputs || width > 1 && width != outputs) {
            throw new ModelFormatException(name + " belongs to output " + treeInfo[t] + " with " + width
                    + " values per leaf, the model has " + outputs + " outputs");
        }
        double factor = weightDrop.length == 0 ? 1 : weightDrop[t];
        return TreeBuilder.build(data.nodes(factor, name), splits, features, output, width, name);
    }

    private double[] base(XgboostObjective meaning, int outputs) throws ModelFormatException {
        if (baseScore.length != 1 && baseScore.length != outputs) {
            throw new ModelFormatException(
                    "base_score has " + baseScore.length + " values for " + outputs + " outputs");
        }
        double[] base = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            base[k] = meaning.toMargin().applyAsDouble(baseScore[baseScore.length == 1 ? 0 : k]);
            if (!Double.isFinite(base[k])) {
                throw new ModelFormatException(
                        "base_score " + baseScore[0] + " is not possible with the objective " + objective);
            }
        }
        return base;
    }

    /** Trees of a boosting round, when all rounds have the same number; else 0. Files of versions before 2.0 have no list of rounds. */
    private int treesPerIteration(int outputs) {
        if (iterations.length < 2) {
            int each = Math.max(1, parallel()) * outputs;
            return iterations.length == 0 && treeInfo.length > 0 && treeInfo.length % each == 0 ? each : 0;
        }
        int first = iterations[1] - iterations[0];
        for (int i = 0; i < iterations.length; i++) {
            if (iterations[i] != i * first) {
                return 0;
            }
        }
        return first > 0 && iterations[iterations.length - 1] == treeInfo.length ? first : 0;
    }
}

package io.jenkins.plugins.mlops.engine.model.lightgbm;

import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import java.io.IOException;
import java.util.List;

/**
 * Reads models LightGBM saved as text ({@code Booster.save_model}, file versions v2 to v4). Trees whose leaves are linear models are refused, and
 * so is an objective whose link function is not known.
 */
public final class LightgbmReader {
    private final TextLines lines;
    private final LightgbmModel model = new LightgbmModel();
    private final FileEnd end = new FileEnd(model);

    private LightgbmReader(TextLines lines) {
        this.lines = lines;
    }

    /** Reads a model's text. */
    public static TreeEnsemble read(byte[] file) throws IOException {
        return new LightgbmReader(new TextLines(file)).read();
    }

    private TreeEnsemble read() throws IOException {
        if (!lines.next() || !lines.line().trim().equals("tree")) {
            throw new ModelFormatException("not a LightGBM model: the first line is not \"tree\"");
        }
        trees();
        rest();
        return model.build();
    }

    /** The head, and the trees up to their end. */
    private void trees() throws IOException {
        while (lines.next()) {
            String line = lines.line().trim();
            if (line.equals("end of trees")) {
                return;
            }
            if (end.endsTrees(line)) {
                break;
            }
            if (lines.key().equals("Tree")) {
                if (model.trees.size() >= Limits.TREES) {
                    throw lines.problem("more than " + Limits.TREES + " trees");
                }
                if (!lines.value().equals(String.valueOf(model.trees.size()))) {
                    throw lines.problem(
                            "found " + ModelFormatException.quote(line) + ", expected Tree=" + model.trees.size());
                }
                model.trees.add(TreeText.read(lines, "tree " + model.trees.size()));
            } else {
                head();
            }
        }
        end.requireTrees();
    }

    private void head() throws ModelFormatException {
        String key = lines.key();
        switch (key) {
            case "version" -> model.version = lines.value();
            case "num_class" ->
                model.classes = Limits.count(Numbers.integer(lines.value(), lines), 1, Limits.OUTPUTS, key);
            case "num_tree_per_iteration" ->
                model.treesPerIteration = Limits.count(Numbers.integer(lines.value(), lines), 1, Limits.OUTPUTS, key);
            case "max_feature_idx" ->
                model.features = Limits.count(
                        Numbers.integer(lines.value(), lines) + 1, 0, Limits.FEATURES, "max_feature_idx + 1");
            case "objective" -> model.objective = LightgbmObjective.of(lines);
            case "average_output" -> model.average = true;
            case "feature_names" -> model.featureNames = List.of(lines.value().split(" "));
            case "feature_infos" -> model.featureInfos = List.of(lines.value().split(" "));
            case "tree_sizes" -> model.declaredTrees = Numbers.integers(lines).length;
            default -> {}
        }
    }

    /** Importances and parameters, of which a model needs nothing, and the names of categories. */
    private void rest() throws IOException {
        boolean parameters = false;
        boolean named = false;
        while (lines.next()) {
            String line = lines.line();
            if (line.startsWith("parameters:")) {
                parameters = true;
            } else if (line.startsWith("end of parameters")) {
                parameters = false;
            } else if (line.startsWith(PandasCategories.KEY) && !parameters) {
                model.categories = PandasCategories.read(lines);
                named = true;
            } else {
                end.behind(lines);
            }
        }
        end.requireRest(named);
        if (parameters) {
            throw new ModelFormatException("the file ends before \"end of parameters\"; it is not whole");
        }
    }
}

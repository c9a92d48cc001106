package io.jenkins.plugins.mlops.engine.model.xgboost;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads models XGBoost saved as JSON or UBJSON ({@code Booster.save_model}). Boosters {@code gbtree} and {@code dart} are read, {@code gblinear}
 * is refused, and so is an objective whose link function is not known.
 */
public final class XgboostReader {
    private final Document document;
    private final XgboostModel model = new XgboostModel();

    private XgboostReader(Document document) {
        this.document = document;
    }

    /** Reads a JSON document. */
    public static TreeEnsemble readJson(byte[] file) throws IOException {
        try (JsonDocument document = new JsonDocument(new ByteArrayInputStream(file))) {
            return new XgboostReader(document).read("XGBoost JSON");
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            String where = at < 0 ? "" : " at byte " + at;
            throw new ModelFormatException("broken JSON" + where + ": " + quote(e.getOriginalMessage()), e);
        }
    }

    /** Reads a UBJSON document. */
    public static TreeEnsemble readUbjson(byte[] file) throws IOException {
        return new XgboostReader(new UbjsonDocument(ByteBuffer.wrap(file))).read("XGBoost UBJSON");
    }

    private TreeEnsemble read(String format) throws IOException {
        document.fields(name -> {
            switch (name) {
                case "version" -> model.version = document.ints();
                case "learner" -> document.fields(this::learner);
                case "tree_info" ->
                    throw new ModelFormatException(
                            "is the JSON that LightGBM's dump_model writes for people; save it with Booster.save_model(\"model.txt\")");
                case "oblivious_trees" ->
                    throw new ModelFormatException("is a CatBoost model in JSON; export the model to ONNX");
                default -> document.skip();
            }
        });
        return model.build(format);
    }

    private void learner(String name) throws IOException {
        switch (name) {
            case "attributes" ->
                document.fields(attribute -> {
                    String value = document.text();
                    switch (attribute) {
                        case "best_iteration" -> model.bestIteration = integer(value, attribute);
                        case "best_ntree_limit" -> model.bestTrees = integer(value, attribute);
                        case "scikit_learn" -> model.wrapper = WrapperAttribute.read(value);
                        default -> {}
                    }
                });
            case "feature_names" -> document.items(() -> model.featureNames.add(document.text()));
            case "feature_types" -> document.items(() -> model.featureTypes.add(document.text()));
            case "gradient_booster" -> document.fields(this::booster);
            case "learner_model_param" -> document.fields(this::parameter);
            case "objective" ->
                document.fields(member -> {
                    switch (member) {
                        case "name" -> model.objective = document.text();
                        case "quantile_loss_param" -> document.fields(this::quantile);
                        default -> document.skip();
                    }
                });
            default -> document.skip();
        }
    }

    /** Several quantiles are several outputs, called by their numbers. */
    private void quantile(String name) throws IOException {
        String value = document.text();
        if (name.equals("quantile_alpha")) {
            for (double alpha : numbers(value, name)) {
                model.outputNames.add(String.valueOf((float) alpha));
            }
        }
    }

    private void booster(String name) throws IOException {
        switch (name) {
            case "name" -> {
                String booster = document.text();
                if (!booster.equals("gbtree") && !booster.equals("dart")) {
                    throw new ModelFormatException(
                            "the XGBoost booster " + quote(booster) + " is not supported, expected gbtree or dart");
                }
            }
            case "gbtree" -> document.fields(this::booster);
            case "weight_drop" -> model.weightDrop = document.floats();
            case "model" -> document.fields(this::trees);
            default -> document.skip();
        }
    }

    private void trees(String name) throws IOException {
        switch (name) {
            case "cats" -> model.categoryNames = CategoryNames.read(document);
            case "tree_info" -> model.treeInfo = document.ints();
            case "iteration_indptr" -> model.iterations = document.ints();
            case "gbtree_model_param" ->
                document.fields(parameter -> {
                    String value = document.text();
                    switch (parameter) {
                        case "num_trees" ->
                            model.declaredTrees = Limits.count(integer(value, parameter), 0, Limits.TREES, parameter);
                        case "num_parallel_tree" -> model.parallelTrees = integer(value, parameter);
                        default -> {}
                    }
                });
            case "trees" ->
                document.items(() -> {
                    if (model.trees.size() >= Limits.TREES) {
                        throw new ModelFormatException("more than " + Limits.TREES + " trees");
                    }
                    model.trees.add(TreeData.read(document));
                });
            default -> document.skip();
        }
    }

    private void parameter(String name) throws IOException {
        if (name.equals("base_score")) {
            // A number, a number as text, or (3.1 and later) a list as text; older files have the bare number.
            model.baseScore = numbers(document.text(), name);
            return;
        }
        String value = document.text();
        switch (name) {
            case "num_class" -> model.classes = Limits.count(integer(value, name), 0, Limits.OUTPUTS, name);
            case "num_target" -> model.targets = Limits.count(integer(value, name), 0, Limits.OUTPUTS, name);
            case "num_feature" -> model.features = Limits.count(integer(value, name), 0, Limits.FEATURES, name);
            default -> {}
        }
    }

    private static double[] numbers(String text, String what) throws ModelFormatException {
        String list = text.trim();
        if (list.startsWith("[") && list.endsWith("]")) {
            list = list.substring(1, list.length() - 1);
        }
        String[] parts = list.split(",");
        double[] scores = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                scores[i] = Float.parseFloat(parts[i].trim());
            } catch (NumberFormatException e) {
                throw new ModelFormatException(
                        what + " is " + quote(text) + ", expected a number or a list of numbers");
            }
        }
        return scores;
    }

    static int integer(String text, String what) throws ModelFormatException {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new ModelFormatException(what + " is " + quote(text) + ", expected a whole number");
        }
    }

    static List<Feature> features(int count, List<String> names, List<String> types, List<List<String>> categories)
            throws ModelFormatException {
        if (!names.isEmpty() && names.size() != count) {
            throw new ModelFormatException("feature_names has " + names.size() + " names for " + count + " features");
        }
        List<Feature> features = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean category = i < types.size() && types.get(i).equals("c");
            features.add(new Feature(
                    names.isEmpty() ? "f" + i : names.get(i),
                    category ? Feature.Kind.CATEGORY : Feature.Kind.NUMBER,
                    category && i < categories.size() ? categories.get(i) : List.of()));
        }
        return features;
    }
}

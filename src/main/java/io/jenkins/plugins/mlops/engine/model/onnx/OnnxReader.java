package io.jenkins.plugins.mlops.engine.model.onnx;

import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.ModelInfo;
import io.jenkins.plugins.mlops.engine.model.ServingInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads ONNX models of one tree ensemble or linear model, behind operators that work on each column for itself and before ones that only hand on
 * the result: what skl2onnx makes of scikit-learn's models and pipelines. Everything else is refused with the operator's name.
 */
public final class OnnxReader {
    private final OnnxFile file;
    private final OnnxFeatures features;
    private final Preprocessing before;
    private OnnxNode node;
    private Operator model;
    private Scores after;

    private OnnxReader(OnnxFile file) throws ModelFormatException {
        this.file = file;
        Set<String> used = new HashSet<>();
        file.nodes.forEach(each -> used.addAll(each.inputs()));
        features = new OnnxFeatures(file, used);
        before = new Preprocessing(file, features);
    }

    /** Reads a model's bytes. */
    public static Model read(byte[] content) throws ModelFormatException {
        OnnxFile file = OnnxFile.read(content);
        if (file.external != null) {
            throw file.external.refused();
        }
        return new OnnxReader(file).read();
    }

    private Model read() throws ModelFormatException {
        for (OnnxNode next : file.nodes) {
            switch (next.operator()) {
                case "TreeEnsembleClassifier", "TreeEnsembleRegressor", "LinearClassifier", "LinearRegressor" ->
                    model(next);
                default -> {
                    boolean input = !next.inputs().isEmpty()
                            && before.knows(next.inputs().get(0));
                    if (after == null || input) {
                        before.apply(next);
                    } else {
                        after.apply(next);
                    }
                }
            }
        }
        if (model == null) {
            throw ModelFormatException.blackBox(
                    "the ONNX model has no TreeEnsembleClassifier, TreeEnsembleRegressor, LinearClassifier or LinearRegressor:"
                            + " such a model runs as a black box only");
        }
        ModelInfo info = new ModelInfo(
                "ONNX",
                (file.producer + " " + file.producerVersion).trim(),
                node.operator(),
                after.output(),
                ServingInfo.NONE,
                List.of());
        return model.model().apply(info, features.list(model.categories()));
    }

    private void model(OnnxNode next) throws ModelFormatException {
        if (model != null) {
            throw next.unsupported(" after another " + node.operator());
        }
        node = next;
        OnnxColumns columns = before.tensor(next, 0);
        boolean classifier = next.operator().endsWith("Classifier");
        int width = features.count();
        if (next.operator().startsWith("Tree")) {
            TreeModels trees = new TreeModels(next, columns);
            model = classifier ? trees.classifier(width) : trees.regressor(width);
        } else {
            LinearModels linear = new LinearModels(next, columns);
            model = classifier ? linear.classifier() : linear.regressor();
        }
        after = new Scores(next, classifier, model.output(), file.constants);
    }
}

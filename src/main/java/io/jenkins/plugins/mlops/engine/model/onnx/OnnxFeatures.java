package io.jenkins.plugins.mlops.engine.model.onnx;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The inputs of a model as features, and the codes of the texts its encoders know. */
final class OnnxFeatures {
    private final List<String> names = new ArrayList<>();
    private final Map<Integer, Map<String, Integer>> codes = new HashMap<>();
    private final Map<String, OnnxColumns> tensors = new LinkedHashMap<>();

    /**
     * @param used names of tensors some operator reads; an input nobody reads is no feature
     */
    OnnxFeatures(OnnxFile file, Set<String> used) throws ModelFormatException {
        List<OnnxInput> inputs = file.inputs.stream()
                .filter(input -> !file.constants.containsKey(input.name()) && used.contains(input.name()))
                .toList();
        for (OnnxInput input : inputs) {
            if (input.type() == ElementType.OTHER) {
                throw new ModelFormatException("ONNX input " + quote(input.name())
                        + " is of a type that is not supported, expected float, double, int or string");
            }
            if (input.columns() < 1) {
                throw new ModelFormatException("ONNX input " + quote(input.name())
                        + " has no fixed number of columns, expected the shape [None, columns]");
            }
            int columns = Limits.count(input.columns() + names.size(), 1, Limits.FEATURES, "the number of features")
                    - names.size();
            List<OnnxColumn> list = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                list.add(OnnxColumn.input(names.size(), input.type()));
                names.add(columns == 1 ? input.name() : inputs.size() == 1 ? "f" + c : input.name() + "_" + c);
                if (input.type() == ElementType.TEXT) {
                    codes.put(names.size() - 1, new LinkedHashMap<>());
                }
            }
            tensors.put(
                    input.name(),
                    new OnnxColumns(input.type() == ElementType.INT32 ? ElementType.INTEGER : input.type(), list, 0));
        }
        List<String> given = given(file, names.size());
        for (int f = 0; f < given.size(); f++) {
            names.set(f, given.get(f));
        }
    }

    /** Names an exporter left in the file's metadata, with commas between or as a JSON list; none unless there are as many as features. */
    static List<String> given(OnnxFile file, int features) {
        String list = file.metadata.get("feature_names");
        String[] given = list == null
                ? new String[0]
                : list.strip().replaceAll("^\\[|]$", "").split(",");
        if (given.length != features) {
            return List.of();
        }
        return Arrays.stream(given)
                .map(name -> name.strip().replaceAll("^[\"']|[\"']$", ""))
                .toList();
    }

    int count() {
        return names.size();
    }

    /** Input tensors by name. */
    Map<String, OnnxColumns> tensors() {
        return tensors;
    }

    /** The code that stands for a text of a feature; texts get codes as encoders name them. */
    int code(int feature, String text) {
        Map<String, Integer> known = codes.get(feature);
        return known.computeIfAbsent(text, t -> known.size());
    }

    List<Feature> list(Set<Integer> categories) {
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < names.size(); f++) {
            boolean category = codes.containsKey(f) || categories.contains(f);
            List<String> texts = codes.containsKey(f) ? List.copyOf(codes.get(f).keySet()) : List.of();
            features.add(new Feature(names.get(f), category ? Feature.Kind.CATEGORY : Feature.Kind.NUMBER, texts));
        }
        return features;
    }
}

package io.jenkins.plugins.mlops.engine.model.xgboost;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.signature.ModelSignature;
import io.jenkins.plugins.mlops.engine.model.signature.Port;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inputs and outputs from an XGBoost document; its trees are passed over, so that any booster and objective will do. */
public final class XgboostSignature {
    private final Document document;
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private List<List<String>> categories = List.of();
    private int[] version = {};
    private String objective = "";
    private String booster = "";
    private boolean learner;

    private XgboostSignature(Document document) {
        this.document = document;
    }

    /** Reads a JSON file; null when it is some other JSON. */
    public static ModelSignature readJson(Path file) throws IOException {
        try (JsonDocument json = new JsonDocument(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            return new XgboostSignature(json).read("XGBoost JSON");
        } catch (JsonProcessingException e) {
            throw new ModelFormatException("the file is broken JSON", e);
        }
    }

    /** Reads a UBJSON file; null when it is none of XGBoost's. */
    public static ModelSignature readUbjson(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Limits.BYTES) {
                throw new ModelFormatException("the file has more than " + Limits.BYTES + " bytes");
            }
            return new XgboostSignature(
                            new UbjsonDocument(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())))
                    .read("XGBoost UBJSON");
        }
    }

    private ModelSignature read(String format) throws IOException {
        document.fields(name -> {
            switch (name) {
                case "version" -> version = document.ints();
                case "learner" -> {
                    learner = true;
                    document.fields(this::learner);
                }
                default -> document.skip();
            }
        });
        return learner ? signature(format) : null;
    }

    private void learner(String name) throws IOException {
        switch (name) {
            case "feature_names" -> document.items(() -> names.add(document.text()));
            case "feature_types" -> document.items(() -> types.add(document.text()));
            case "gradient_booster" -> document.fields(this::booster);
            case "learner_model_param" -> document.fields(parameter -> parameters.put(parameter, document.text()));
            case "objective" ->
                document.fields(member -> {
                    if (member.equals("name")) {
                        objective = document.text();
                    } else {
                        document.skip();
                    }
                });
            default -> document.skip();
        }
    }

    private void booster(String name) throws IOException {
        if (name.equals("name")) {
            booster = document.text();
        } else {
            trees(name);
        }
    }

    /** {@code dart} has a whole {@code gbtree} inside, with a name of its own. */
    private void trees(String name) throws IOException {
        switch (name) {
            case "gbtree" -> document.fields(this::trees);
            case "model" ->
                document.fields(member -> {
                    if (member.equals("cats")) {
                        categories = CategoryNames.read(document);
                    } else {
                        document.skip();
                    }
                });
            default -> document.skip();
        }
    }

    private ModelSignature signature(String format) throws ModelFormatException {
        int count = names.isEmpty()
                ? Limits.count(
                        XgboostReader.integer(parameters.getOrDefault("num_feature", "0"), "num_feature"),
                        0,
                        Limits.FEATURES,
                        "num_feature")
                : names.size();
        List<Port> inputs = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            inputs.add(new Port(
                    names.isEmpty() ? "f" + f : names.get(f),
                    type(f < types.size() ? types.get(f) : ""),
                    List.of(),
                    f < categories.size() ? categories.get(f) : List.of()));
        }
        long classes = XgboostReader.integer(parameters.getOrDefault("num_class", "0"), "num_class");
        long targets = XgboostReader.integer(parameters.getOrDefault("num_target", "1"), "num_target");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Objective", objective);
        if (!booster.isEmpty()) {
            facts.put("Booster", booster);
        }
        if (classes > 1) {
            facts.put("Classes", classes);
        }
        if (version.length > 0) {
            facts.put(
                    "Producer",
                    "XGBoost "
                            + String.join(
                                    ".",
                                    java.util.Arrays.stream(version)
                                            .mapToObj(String::valueOf)
                                            .toList()));
        }
        List<String> notes = new ArrayList<>();
        if (names.isEmpty()) {
            notes.add("The file names no features; they are numbered from f0.");
        }
        if (classes > 1) {
            notes.add("An XGBoost file does not name its classes; they are numbered from 0.");
        }
        return new ModelSignature(format, inputs, List.of(output(classes, targets)), facts, notes);
    }

    private Port output(long classes, long targets) {
        boolean probability = objective.equals("binary:logistic") || objective.equals("multi:softprob");
        List<Long> shape = objective.equals("multi:softmax")
                ? List.of(-1L)
                : classes > 1 ? List.of(-1L, classes) : targets > 1 ? List.of(-1L, targets) : List.of(-1L);
        return Port.tensor(
                probability ? "probability" : objective.equals("multi:softmax") ? "class" : "prediction",
                "float32",
                shape);
    }

    /** XGBoost's letters for pandas' types. */
    private static String type(String type) {
        return switch (type) {
            case "int" -> "integer";
            case "i" -> "boolean";
            case "c" -> "category";
            default -> "number";
        };
    }
}

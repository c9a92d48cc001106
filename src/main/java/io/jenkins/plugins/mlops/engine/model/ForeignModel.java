package io.jenkins.plugins.mlops.engine.model;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Files of models that are not read, called by their names, each with the way that leads on. */
public final class ForeignModel {
    private static final String ONNX = "; export the model to ONNX";
    private static final String SAVE = "; save it with Booster.save_model(\"model.json\")";
    private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

    static {
        BEGINNINGS.put("binf", "is a model in XGBoost's old binary format" + SAVE);
        BEGINNINGS.put("bs64", "is a model in XGBoost's old binary format" + SAVE);
        BEGINNINGS.put("booster[0]", "is the text that XGBoost's dump_model writes for people" + SAVE);
        BEGINNINGS.put("CBM1", "is a CatBoost model" + ONNX);
        BEGINNINGS.put("\u0089HDF\r\n", "is an HDF5 file, as Keras writes it" + ONNX);
        BEGINNINGS.put("PK\u0003\u0004", "is a zip archive, as PyTorch, Keras and skops write it" + ONNX);
        BEGINNINGS.put(
                "version https://git-lfs",
                "is a Git LFS pointer and not the model itself; fetch it with git lfs pull before this step");
        BEGINNINGS.put("\u001f\u008b", "is compressed with gzip; unpack it first");
    }

    private ForeignModel() {}

    /** Returns the rest of a sentence that names the format of a file, recognised by its first bytes. */
    public static Optional<String> named(byte[] content) {
        String head = new String(content, 0, Math.min(400, content.length), StandardCharsets.ISO_8859_1);
        if (head.length() > 1 && head.charAt(0) == 0x80 && head.charAt(1) >= 2 && head.charAt(1) <= 5) {
            return Optional.of("is a Python pickle, which only Python can load" + ONNX
                    + ", or save it in its library's own format");
        }
        if (head.stripLeading().startsWith("[") && head.contains("\"nodeid\"")) {
            return Optional.of("is the JSON that XGBoost's dump_model writes for people" + SAVE);
        }
        if (head.stripLeading().startsWith("<") && head.contains("PMML")) {
            return Optional.of("is a PMML file" + ONNX);
        }
        return BEGINNINGS.entrySet().stream()
                .filter(known -> head.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

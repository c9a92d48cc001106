package io.jenkins.plugins.mlops.engine.model.reader;

import io.jenkins.plugins.mlops.engine.model.ModelFormat;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.lightgbm.LightgbmSignature;
import io.jenkins.plugins.mlops.engine.model.onnx.OnnxSignature;
import io.jenkins.plugins.mlops.engine.model.signature.MlmodelSignature;
import io.jenkins.plugins.mlops.engine.model.signature.ModelSignature;
import io.jenkins.plugins.mlops.engine.model.signature.SafetensorsSignature;
import io.jenkins.plugins.mlops.engine.model.xgboost.XgboostSignature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/**
 * Reads the signature of a model from its files, in constant memory and without running anything. An MLflow {@code MLmodel} file is believed
 * first, because somebody wrote down there what the model takes; else the first file that tells something.
 */
public final class SignatureReader {
    private static final String NOTHING =
            "The signature could not be read from the model: only ONNX, XGBoost, LightGBM and safetensors files and MLmodel files tell it.";
    private static final int HEAD = 4096;

    private SignatureReader() {}

    /**
     * Reads it.
     *
     * @param files the model's files by their paths within the model
     * @return a JSON-like tree ({@link ModelSignature#tree}); without inputs, outputs and facts, but with a note, when nothing tells them
     */
    public static Map<String, Object> read(SortedMap<String, Path> files) {
        ModelSignature problem = null;
        String place = null;
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (name(file.getKey()).equals("MLmodel")) {
                ModelSignature found = guarded(file, MlmodelSignature::read);
                if (found != null && !found.inputs().isEmpty()) {
                    return found.tree(file.getKey());
                }
            }
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            ModelSignature found = guarded(file, SignatureReader::content);
            if (found != null && found.format() != null) {
                return found.tree(file.getKey());
            }
            if (found != null && problem == null) {
                problem = found;
                place = file.getKey();
            }
        }
        return problem == null ? ModelSignature.none(NOTHING).tree(null) : problem.tree(place);
    }

    private interface Reader {
        ModelSignature read(Path file) throws IOException;
    }

    /** A model that cannot be understood is still a model somebody may register: the scan decides, not this. */
    private static ModelSignature guarded(Map.Entry<String, Path> file, Reader reader) {
        try {
            return reader.read(file.getValue());
        } catch (ModelFormatException e) {
            return ModelSignature.none("The signature could not be read: " + e.getMessage() + ".");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return ModelSignature.none(
                    "The signature could not be read: " + e.getClass().getSimpleName() + ".");
        }
    }

    /** Null for a file that is of no known kind. */
    private static ModelSignature content(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (SafetensorsSignature.looksLike(head, Files.size(file))) {
            return SafetensorsSignature.read(file);
        }
        return switch (ModelFormat.of(head)) {
            case XGBOOST_JSON -> XgboostSignature.readJson(file);
            case XGBOOST_UBJSON -> XgboostSignature.readUbjson(file);
            case LIGHTGBM_TEXT -> LightgbmSignature.read(file);
            case ONNX -> OnnxSignature.read(file);
            case UNKNOWN -> null;
        };
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

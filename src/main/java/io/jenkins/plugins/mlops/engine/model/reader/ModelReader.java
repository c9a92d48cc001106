package io.jenkins.plugins.mlops.engine.model.reader;

import io.jenkins.plugins.mlops.engine.model.ForeignModel;
import io.jenkins.plugins.mlops.engine.model.Limits;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.ModelFormat;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.lightgbm.LightgbmReader;
import io.jenkins.plugins.mlops.engine.model.onnx.OnnxReader;
import io.jenkins.plugins.mlops.engine.model.xgboost.XgboostReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a model file of any supported format. The format is told from the content, never from the file's name. */
public final class ModelReader {
    private static final String FORMATS = "XGBoost JSON or UBJSON, LightGBM text, or ONNX";

    private ModelReader() {}

    /**
     * Reads a model.
     *
     * @param file the model file
     * @return a tree ensemble or a linear model
     * @throws ModelFormatException when the file is no model of a supported kind; the message is one line and begins with the file's name
     * @throws IOException when the file cannot be read at all
     */
    public static Model read(Path file) throws IOException {
        String name = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            throw new ModelFormatException(
                    name + ": " + (Files.exists(file) ? "is not a file" : "no such file") + ", expected a model file");
        }
        long size = Files.size(file);
        // Reading needs a few times the file's size; saying so is better than running out of memory.
        long bound = Math.min(Limits.BYTES, Runtime.getRuntime().maxMemory() / 4);
        if (size > bound) {
            throw new ModelFormatException(
                    name + ": has " + size + " bytes, with the memory given at most " + bound + " can be read");
        }
        try {
            return read(Files.readAllBytes(file));
        } catch (ModelFormatException e) {
            throw e.in(name);
        }
    }

    private static Model read(byte[] content) throws IOException {
        if (content.length == 0) {
            throw new ModelFormatException("the file is empty, expected " + FORMATS);
        }
        return switch (ModelFormat.of(content)) {
            case XGBOOST_JSON -> XgboostReader.readJson(content);
            case XGBOOST_UBJSON -> XgboostReader.readUbjson(content);
            case LIGHTGBM_TEXT -> LightgbmReader.read(content);
            case ONNX -> OnnxReader.read(content);
            case UNKNOWN ->
                throw new ModelFormatException(ForeignModel.named(content)
                        .orElseGet(() -> "begins with "
                                + ModelFormatException.quote(new String(
                                        content, 0, Math.min(16, content.length), StandardCharsets.ISO_8859_1))
                                + ", expected " + FORMATS));
        };
    }
}

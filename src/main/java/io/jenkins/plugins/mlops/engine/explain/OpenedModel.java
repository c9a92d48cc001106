package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.blackbox.BlackBoxReader;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.reader.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model and where it came from.
 *
 * @param files the model's file, and those beside it that hold some of its numbers
 * @param libraries versions of the libraries that run it; empty when the engine does so itself
 */
record OpenedModel(Model model, List<InputFile> files, Map<String, String> libraries) implements AutoCloseable {
    /**
     * Reads a model, or loads it to be run as it is when it is of no kind that is read.
     *
     * @param output the output that was asked for, or null
     * @throws BadInputException when neither can be done
     */
    static OpenedModel of(InputFile file, String output) throws IOException {
        try {
            return read(file, output);
        } catch (ModelFormatException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    private static OpenedModel read(InputFile file, String output) throws IOException {
        try {
            return new OpenedModel(ModelReader.read(file.path()), List.of(file), Map.of());
        } catch (ModelFormatException e) {
            if (!e.isBlackBox()) {
                throw e;
            }
            BlackBoxReader.Loaded loaded = BlackBoxReader.read(file.path(), e, output);
            List<InputFile> files = new ArrayList<>();
            files.add(file);
            for (Path beside : loaded.beside()) {
                String shown = file.shown().substring(0, file.shown().lastIndexOf('/') + 1)
                        + file.path()
                                .toRealPath()
                                .getParent()
                                .relativize(beside)
                                .toString()
                                .replace('\\', '/');
                files.add(new InputFile(shown, beside, Files.size(beside)));
            }
            return new OpenedModel(loaded.model(), files, Map.of("onnxruntime", loaded.runtime()));
        }
    }

    @Override
    public void close() {
        if (model instanceof BlackBoxModel box) {
            box.close();
        }
    }
}

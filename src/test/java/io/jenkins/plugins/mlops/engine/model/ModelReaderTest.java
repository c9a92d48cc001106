package io.jenkins.plugins.mlops.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReaderTest {
    @TempDir
    private Path folder;

    private static String refusal(Path file) {
        return assertThrows(ModelFormatException.class, () -> ModelReader.read(file))
                .getMessage();
    }

    @Test
    void goesByTheContentNotByTheName() throws IOException {
        Path disguised = Files.copy(Expected.file("lightgbm/dart.txt"), folder.resolve("model.onnx"));
        assertEquals("LightGBM text", ModelReader.read(disguised).info().format());
    }

    @Test
    void whatIsNoModelIsRefusedByItsFirstBytes() throws IOException {
        assertTrue(refusal(Files.writeString(folder.resolve("model.json"), "a,b\n1,2\n"))
                .startsWith("model.json: begins with \"a,b?1,2?\", expected"));
        assertEquals(
                "empty.ubj: the file is empty, expected XGBoost JSON or UBJSON, LightGBM text, or ONNX",
                refusal(Files.writeString(folder.resolve("empty.ubj"), "")));
    }

    @Test
    void foldersAndMissingFilesAreRefused() {
        assertTrue(refusal(folder).contains("is not a file"));
        assertEquals("none: no such file, expected a model file", refusal(folder.resolve("none")));
    }
}

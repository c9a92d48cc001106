package io.jenkins.plugins.mlops.engine.model.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.Expected;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binf....|is a model in XGBoost's old binary format; save it with Booster.save_model(\"model.json\")",
                "booster[0]:|is the text that XGBoost's dump_model writes for people",
                "[ { \"nodeid\": 0, \"depth\": 0 } ]|is the JSON that XGBoost's dump_model writes for people",
                "{\"name\": \"tree\", \"tree_info\": []}|is the JSON that LightGBM's dump_model writes for people",
                "{\"oblivious_trees\": []}|is a CatBoost model in JSON; export the model to ONNX",
                "CBM1....|is a CatBoost model; export the model to ONNX",
                "version https://git-lfs.github.com/spec/v1|is a Git LFS pointer and not the model itself",
                "<?xml version=\"1.0\"?><PMML>|is a PMML file; export the model to ONNX"
            })
    void otherModelsAreCalledByTheirNames(String content, String expected) throws IOException {
        String refusal = refusal(Files.writeString(folder.resolve("model.bin"), content));
        assertTrue(refusal.startsWith("model.bin: " + expected), refusal);
    }

    @Test
    void picklesAreCalledByTheirName() throws IOException {
        byte[] pickle = {(byte) 0x80, 4, (byte) 0x95, 0};
        assertEquals(
                "model.pkl: is a Python pickle, which only Python can load; export the model to ONNX, or save it in its library's own format",
                refusal(Files.write(folder.resolve("model.pkl"), pickle)));
    }

    @Test
    void foldersAndMissingFilesAreRefused() {
        assertTrue(refusal(folder).contains("is not a file"));
        assertEquals("none: no such file, expected a model file", refusal(folder.resolve("none")));
    }
}

package io.jenkins.plugins.mlops.engine.model.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.Damage;
import io.jenkins.plugins.mlops.engine.model.Expected;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.reader.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadOnnxTest {
    @ParameterizedTest
    @ValueSource(strings = {"post_none", "columns_forest", "columns_logistic", "modes_scaled"})
    void damagedFilesAreRefusedInOneLine(String name) throws IOException {
        byte[] file = Files.readAllBytes(Expected.file("onnx/" + name + ".onnx"));
        new Damage(OnnxReader::read).truncate(file, 31);
        new Damage(OnnxReader::read).flip(file, 1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu|ONNX operator Relu: such a model runs as a black box only",
                "matmul|ONNX operator MatMul: such a model runs as a black box only",
                "unknown_domain|ONNX operator com.example.Magic: such a model",
                "external|tensor \"W\" lies in another file, \"../../secret.bin\", outside the model's folder",
            })
    void whatIsNotReadIsRefusedByName(String name, String message) {
        ModelFormatException e = assertThrows(
                ModelFormatException.class, () -> ModelReader.read(Expected.file("onnx/" + name + ".onnx")));
        assertTrue(e.getMessage().startsWith(name + ".onnx: " + message), e.getMessage());
    }

    private static ModelFormatException refuse(Protobuf node) {
        byte[] file = OnnxFiles.model(List.of(node), 4);
        return assertThrows(ModelFormatException.class, () -> OnnxReader.read(file));
    }

    @Test
    void aChildThatIsItsOwnParentIsRefused() {
        assertEquals(
                "tree 0 node 0 is reached twice (a cycle or a shared child)",
                refuse(OnnxFiles.tree(0, 1, 0, 1)).getMessage());
    }

    @Test
    void aChildThatDoesNotExistIsRefused() {
        assertEquals(
                "tree 0 node 0 has the child -1, the tree has 3 nodes",
                refuse(OnnxFiles.tree(4_000_000_000L, 1, 0, 1)).getMessage());
    }

    @Test
    void aColumnThatDoesNotExistIsRefused() {
        assertEquals(
                "tree 0 node 0 asks column 4, there are 4 columns",
                refuse(OnnxFiles.tree(1, 2, 4, 1)).getMessage());
    }

    @Test
    void aBillionOutputsAreRefused() {
        assertTrue(refuse(OnnxFiles.tree(1, 2, 0, 1_000_000_000))
                .getMessage()
                .startsWith("n_targets is 1000000000, expected 1 to"));
    }

    @Test
    void aTensorThatDoublesAgainAndAgainIsRefused() {
        List<Protobuf> nodes = new java.util.ArrayList<>();
        for (int i = 0; i < 60; i++) {
            nodes.add(OnnxFiles.node("Concat", List.of("t" + i, "t" + i), "t" + (i + 1)));
        }
        byte[] file = OnnxFiles.model(nodes, 4, "t0");
        ModelFormatException e = assertThrows(ModelFormatException.class, () -> OnnxReader.read(file));
        assertTrue(
                e.getMessage().startsWith("ONNX operator Concat makes the model's tensors wider than"), e.getMessage());
    }

    @Test
    void aLongChainOfOperatorsIsRefused() {
        List<Protobuf> nodes = new java.util.ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            nodes.add(OnnxFiles.node("Identity", List.of("t" + i), "t" + (i + 1)));
        }
        byte[] file = OnnxFiles.model(nodes, 4, "t0");
        ModelFormatException e = assertThrows(ModelFormatException.class, () -> OnnxReader.read(file));
        assertEquals("ONNX operator Identity stands behind more than 200 others", e.getMessage());
    }

    @Test
    void deeplyNestedMessagesTakeNoStack() {
        Protobuf nested = new Protobuf();
        for (int i = 0; i < 2000; i++) {
            nested = new Protobuf().message(6, new Protobuf().message(1, new Protobuf().message(5, nested)));
        }
        byte[] file = new Protobuf()
                .number(1, 8)
                .message(7, new Protobuf().message(1, nested))
                .bytes();
        ModelFormatException e = assertThrows(ModelFormatException.class, () -> OnnxReader.read(file));
        assertTrue(e.getMessage().startsWith("ONNX operator"), e.getMessage());
    }

    @Test
    void anInputOfOpenWidthIsRefused() {
        byte[] file = OnnxFiles.model(List.of(OnnxFiles.tree(1, 2, 0, 1)), -1);
        ModelFormatException e = assertThrows(ModelFormatException.class, () -> OnnxReader.read(file));
        assertEquals(
                "ONNX input \"X\" has no fixed number of columns, expected the shape [None, columns]", e.getMessage());
    }
}

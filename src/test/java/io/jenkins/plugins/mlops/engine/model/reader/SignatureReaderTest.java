package io.jenkins.plugins.mlops.engine.model.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures of files that the libraries themselves wrote. */
class SignatureReaderTest {
    private static final String MODELS = "/io/jenkins/plugins/mlops/engine/model/";

    @TempDir
    Path folder;

    private Path honest(String member) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(
                getClass().getResourceAsStream("/io/jenkins/plugins/mlops/engine/scan/honest.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(member)) {
                    Path file = folder.resolve(member.replace('/', '-'));
                    Files.write(file, zip.readAllBytes());
                    return file;
                }
            }
        }
        throw new AssertionError("no " + member + " in honest.zip");
    }

    private static Map<String, Object> read(Path... files) {
        TreeMap<String, Path> model = new TreeMap<>();
        for (Path file : files) {
            model.put(file.getFileName().toString(), file);
        }
        return SignatureReader.read(model);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> ports(Map<String, Object> signature, String member) {
        return (List<Map<String, Object>>) signature.get(member);
    }

    private static List<Object> names(Map<String, Object> signature) {
        return ports(signature, "inputs").stream().map(port -> port.get("name")).toList();
    }

    @Test
    void xgboostTellsNamesTypesAndCategories() {
        Path example = Path.of(System.getProperty("mlops.project", ".")).resolve("examples/care/model.json");
        Map<String, Object> signature = read(example);
        assertEquals("XGBoost JSON", signature.get("format"));
        assertEquals(11, ports(signature, "inputs").size());
        Map<String, Object> site = ports(signature, "inputs").get(0);
        assertEquals("site", site.get("name"));
        assertEquals("category", site.get("type"));
        assertEquals(6, ((List<?>) site.get("categories")).size());
        assertEquals("integer", ports(signature, "inputs").get(2).get("type"));
        assertEquals(
                Map.of("name", "probability", "type", "float32", "shape", List.of(-1L)),
                ports(signature, "outputs").get(0));
        assertEquals("binary:logistic", ((Map<?, ?>) signature.get("facts")).get("Objective"));
    }

    @Test
    void ubjsonTellsWhatJsonTells() throws IOException {
        Map<String, Object> json = read(honest("boosting/xgb.json"));
        Map<String, Object> ubjson = read(honest("boosting/xgb.ubj"));
        assertEquals("XGBoost UBJSON", ubjson.get("format"));
        assertEquals(json.get("inputs"), ubjson.get("inputs"));
        assertEquals(json.get("outputs"), ubjson.get("outputs"));
        assertFalse(ports(json, "inputs").isEmpty());
    }

    @Test
    void lightgbmAgreesWithTheModelReader() throws IOException, URISyntaxException {
        int compared = 0;
        for (Path file : files("lightgbm", ".txt")) {
            if (file.endsWith("linear_tree.txt")) {
                continue; // the model reader refuses it; its signature is readable
            }
            Model model = ModelReader.read(file);
            Map<String, Object> signature = read(file);
            assertEquals(model.features().stream().map(Feature::name).toList(), names(signature), file.toString());
            assertEquals(
                    model.features().stream()
                            .map(f -> f.kind() == Feature.Kind.CATEGORY ? "category" : "number")
                            .toList(),
                    ports(signature, "inputs").stream()
                            .map(port -> port.get("type"))
                            .toList(),
                    file.toString());
            int outputs = model.outputs();
            assertEquals(
                    outputs == 1 ? List.of(-1L) : List.of(-1L, (long) outputs),
                    ports(signature, "outputs").get(0).get("shape"),
                    file.toString());
            compared++;
        }
        assertTrue(compared > 10, compared + " files");
        assertFalse(names(read(files("lightgbm", "linear_tree.txt").get(0))).isEmpty());
    }

    @Test
    void onnxTellsTypesAndShapesOfAnyGraph() throws IOException, URISyntaxException {
        for (Path file : files("onnx", ".onnx")) {
            Map<String, Object> signature = read(file);
            assertEquals("ONNX", signature.get("format"), file + ": " + signature);
            assertFalse(names(signature).isEmpty(), file.toString());
            assertFalse(ports(signature, "outputs").isEmpty(), file.toString());
        }
        Map<String, Object> forest = read(files("onnx", "/forest.onnx").get(0));
        assertEquals("float32", ports(forest, "inputs").get(0).get("type"));
        assertEquals(2, ((List<?>) ports(forest, "inputs").get(0).get("shape")).size());
        Map<String, Object> columns = read(files("onnx", "columns_forest.onnx").get(0));
        assertTrue(
                ports(columns, "inputs").stream().anyMatch(port -> "string".equals(port.get("type"))),
                columns.toString());
    }

    @Test
    void safetensorsCountsParameters() throws IOException {
        Map<String, Object> signature = read(honest("other/model.safetensors"));
        assertEquals("safetensors", signature.get("format"));
        Object parameters = ((Map<?, ?>) signature.get("facts")).get("Parameters");
        assertTrue(parameters instanceof Long n && n > 0, signature.toString());
        assertTrue(ports(signature, "inputs").isEmpty());
        assertNotNull(signature.get("notes"));
    }

    @Test
    void anMlmodelFileIsBelievedFirst() throws IOException {
        Path description = Files.writeString(folder.resolve("MLmodel"), """
                flavors:
                  python_function:
                    loader_module: mlflow.sklearn
                mlflow_version: 3.1.0
                signature:
                  inputs: '[{"type": "double", "name": "age", "required": true}, {"type": "string",
                    "name": "site", "required": false}, {"type": "array", "items": {"type": "long"}, "name": "codes", "required": true}]'
                  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 2]}}]'
                  params: null
                """);
        Map<String, Object> signature = read(description, honest("boosting/xgb.json"));
        assertEquals("MLflow", signature.get("format"));
        assertEquals(List.of("age", "site", "codes"), names(signature));
        assertEquals(
                List.of("double", "string, optional", "array(long)"),
                ports(signature, "inputs").stream()
                        .map(port -> port.get("type"))
                        .toList());
        assertEquals(List.of(-1L, 2L), ports(signature, "outputs").get(0).get("shape"));
        Files.writeString(description, "flavors: {}\n");
        assertEquals(
                "XGBoost JSON",
                read(description, honest("boosting/xgb.json")).get("format"),
                "one without a signature gives way to the model");
    }

    @Test
    void whatTellsNothingGetsANote() throws IOException {
        for (String text : new String[] {
            "{\"a\": 1}",
            "{\"learner\": 7}",
            "{\"learner\": {\"feature_names\": [",
            "tree\nversion=v4\n",
            "\u0008\u0008garbage",
            "hello",
            "{[[["
        }) {
            Map<String, Object> signature = read(Files.writeString(folder.resolve("model.bin"), text));
            assertTrue(ports(signature, "inputs").isEmpty(), text);
            assertEquals(1, ((List<?>) signature.get("notes")).size(), text);
        }
        assertTrue(read(honest("boosting/xgb-4.pkl")).get("notes").toString().contains("could not be read"));
    }

    private static List<Path> files(String kind, String ending) throws IOException, URISyntaxException {
        Path models = Path.of(SignatureReaderTest.class
                        .getResource(MODELS + kind + "/forest.json")
                        .toURI())
                .getParent();
        try (Stream<Path> all = Files.list(models)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}

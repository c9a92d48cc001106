package io.jenkins.plugins.mlops.engine.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Models made by src/test/fixtures/black_boxes.py, with what their own libraries and shap say of them. */
public final class BlackBoxes {
    private final JsonNode expected;

    private BlackBoxes(JsonNode expected) {
        this.expected = expected;
    }

    public static BlackBoxes expected(String name) throws IOException {
        return new BlackBoxes(new ObjectMapper().readTree(file(name + ".json").toFile()));
    }

    public static Path file(String name) {
        try {
            return Path.of(BlackBoxes.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads a model; columns of texts get the texts of the expected rows. */
    public BlackBoxModel load(String name) throws IOException {
        BlackBoxModel model = BlackBoxReader.read(
                        file(name + ".onnx"), ModelFormatException.blackBox("to be tested"), null)
                .model();
        for (int f = 0; f < model.features().size(); f++) {
            if (model.features().get(f).kind() == Feature.Kind.CATEGORY) {
                model = model.withCategories(f, List.of("", "excellent", "fair", "good", "poor"));
            }
        }
        return model;
    }

    public List<String> features() {
        List<String> names = new ArrayList<>();
        expected.get("features").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** {@code rows} or {@code background}. */
    public FeatureBlock rows(BlackBoxModel model, String part) {
        JsonNode rows = expected.get(part);
        double[][] table = new double[rows.size()][rows.get(0).size()];
        for (int r = 0; r < table.length; r++) {
            for (int c = 0; c < table[r].length; c++) {
                JsonNode cell = rows.get(r).get(c);
                table[r][c] = cell.isTextual() ? model.features().get(c).code(cell.textValue()) : cell.doubleValue();
            }
        }
        return FeatureBlock.ofRows(table);
    }

    public double prediction(int row, int output) {
        return expected.get("predictions").get(row).get(output).doubleValue();
    }

    public double shap(int row, int output, int feature) {
        return expected.get("shap").get(row).get(output).get(feature).doubleValue();
    }

    public double base(int output) {
        return expected.get("base").get(output).doubleValue();
    }
}

package io.jenkins.plugins.mlops.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import io.jenkins.plugins.mlops.engine.shap.tree.TreeShap;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** A model file of src/test/resources with what its own library says of some rows, as the scripts in src/test/fixtures wrote it down. */
public final class Expected {
    private static final String FOLDER = "/io/jenkins/plugins/mlops/engine/model/";

    private final JsonNode json;

    private Expected(JsonNode json) {
        this.json = json;
    }

    /** Reads for example {@code lightgbm/binary.json}. */
    public static Expected read(String name) throws IOException {
        try (InputStream in = Expected.class.getResourceAsStream(FOLDER + name)) {
            return new Expected(new ObjectMapper().readTree(in));
        }
    }

    /** The path of a model file. */
    public static Path file(String name) {
        try {
            return Path.of(Expected.class.getResource(FOLDER + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows as the model takes them, texts as codes. */
    public FeatureBlock rows(Model model, String name) {
        JsonNode rows = json.get(name);
        double[][] table = new double[rows.size()][rows.get(0).size()];
        for (int r = 0; r < table.length; r++) {
            for (int c = 0; c < table[r].length; c++) {
                JsonNode cell = rows.get(r).get(c);
                table[r][c] = cell.isNull()
                        ? Double.NaN
                        : cell.isTextual() ? model.features().get(c).code(cell.textValue()) : cell.doubleValue();
            }
        }
        return FeatureBlock.ofRows(table);
    }

    /** Margins and predictions equal the library's. */
    public void assertPredictions(Model model, double tolerance) {
        FeatureBlock rows = rows(model, "rows");
        double[] found = new double[rows.rows() * model.outputs()];
        if (json.has("raw")) {
            model.margins(rows, found);
            assertClose(json.get("raw"), found, model.outputs(), tolerance);
        }
        model.predict(rows, found);
        assertClose(json.get("predictions"), found, model.outputs(), tolerance);
    }

    /** Attributions and base equal the library's, whose rows have the features and the base of each output after the other. */
    public void assertContributions(TreeEnsemble model, double factor, double tolerance) throws IOException {
        FeatureBlock rows = rows(model, "rows");
        int width = model.features().size() + 1;
        ShapSummary summary = new TreeShap(model)
                .explain(
                        FeatureSource.of(rows),
                        block -> {
                            for (int r = 0; r < block.rows(); r++) {
                                JsonNode row = json.get("contributions").get((int) block.firstRow() + r);
                                for (int k = 0; k < model.outputs(); k++) {
                                    for (int f = 0; f < width - 1; f++) {
                                        assertEquals(
                                                row.get(k * width + f).doubleValue() * factor,
                                                block.value(r, k, f),
                                                tolerance,
                                                "row " + r + " feature " + f);
                                    }
                                    assertEquals(
                                            row.get(k * width + width - 1).doubleValue() * factor,
                                            block.base(k),
                                            tolerance,
                                            "base");
                                }
                            }
                        },
                        new ExplainOptions(2, 16));
        assertEquals(rows.rows(), summary.rows());
    }

    private static void assertClose(JsonNode expected, double[] found, int outputs, double tolerance) {
        for (int r = 0; r < found.length / outputs; r++) {
            for (int k = 0; k < outputs; k++) {
                JsonNode row = expected.get(r);
                double value = (row.isArray() ? row.get(k) : row).doubleValue();
                assertEquals(
                        value,
                        found[r * outputs + k],
                        tolerance * Math.max(1, Math.abs(value)),
                        "row " + r + " output " + k);
            }
        }
    }
}

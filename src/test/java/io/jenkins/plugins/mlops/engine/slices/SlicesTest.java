package io.jenkins.plugins.mlops.engine.slices;

import static io.jenkins.plugins.mlops.engine.performance.Fixtures.SAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.Fixtures;
import io.jenkins.plugins.mlops.engine.performance.RegressionPredictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against scipy and statsmodels. */
class SlicesTest {
    private static final JsonNode FIXTURE = Fixtures.read("slices/slices.json");
    private static final SliceOptions OPTIONS =
            new SliceOptions(FIXTURE.get("minimum").intValue(), 0.95, true, 200);

    private static List<Grouping> columns() {
        return List.of(column("region"), column("plan"));
    }

    private static Grouping column(String name) {
        return Categories.of(name, Fixtures.strings(FIXTURE.get(name)).toArray(String[]::new), 20);
    }

    private static BinaryPredictions decided() {
        return BinaryPredictions.decided(
                "y", "no", "yes", Fixtures.ints(FIXTURE.get("labels")), Fixtures.ints(FIXTURE.get("predictions")));
    }

    private static Map<String, Slice> byLabel(Slices slices) {
        Map<String, Slice> byLabel = new HashMap<>();
        slices.slices().forEach(slice -> byLabel.put(slice.label(), slice));
        return byLabel;
    }

    @Test
    void accuracyOfOneAndTwoColumns() {
        Slices slices = Slices.by(decided(), columns(), SliceMeasure.ACCURACY, OPTIONS);
        Map<String, Slice> found = byLabel(slices);
        int judged = 0;
        for (JsonNode expected : FIXTURE.get("slices")) {
            if (!expected.has("q")) {
                continue;
            }
            judged++;
            Slice slice = found.get(expected.get("slice").textValue());
            assertEquals(expected.get("rows").intValue(), slice.rows(), slice.label());
            assertEquals(
                    expected.get("accuracy").doubleValue(), slice.estimate().value(), SAME);
            assertEquals(
                    expected.get("interval").get(0).doubleValue(),
                    slice.estimate().low(),
                    SAME);
            assertEquals(
                    expected.get("interval").get(1).doubleValue(),
                    slice.estimate().high(),
                    SAME);
            assertEquals(expected.get("rest").doubleValue(), slice.rest(), SAME);
            assertEquals(
                    expected.get("difference").get(0).doubleValue(),
                    slice.difference().low(),
                    SAME);
            assertEquals(
                    expected.get("difference").get(1).doubleValue(),
                    slice.difference().high(),
                    SAME);
            assertEquals(expected.get("p").doubleValue(), slice.p(), SAME);
            assertEquals(expected.get("q").doubleValue(), slice.q(), SAME);
        }
        assertEquals(judged, slices.slices().size());
        assertEquals(FIXTURE.get("slices").size() - judged, slices.small());
        assertTrue(slices.small() > 0);
        assertEquals("region = south & plan = y", slices.slices().get(0).label(), "the slice that was made worse");
        for (int i = 1; i < slices.slices().size(); i++) {
            assertTrue(slices.slices().get(i - 1).estimate().value()
                    <= slices.slices().get(i).estimate().value());
        }
    }

    @Test
    void meanAbsoluteErrorByWelch() {
        RegressionPredictions predictions = RegressionPredictions.of(
                "t", Fixtures.doubles(FIXTURE.get("target")), Fixtures.doubles(FIXTURE.get("predicted")));
        Map<String, Slice> found = byLabel(Slices.by(predictions, columns(), SliceMeasure.MAE, OPTIONS));
        for (JsonNode expected : FIXTURE.get("slices")) {
            if (expected.has("maeQ")) {
                Slice slice = found.get(expected.get("slice").textValue());
                assertEquals(expected.get("mae").doubleValue(), slice.estimate().value(), SAME);
                assertEquals(expected.get("maeP").doubleValue(), slice.p(), SAME);
                assertEquals(expected.get("maeQ").doubleValue(), slice.q(), SAME);
            }
        }
    }

    @Test
    void theSameRowsUnderTwoNamesAreShownOnce() {
        String[] values = new String[100];
        Arrays.setAll(values, i -> i % 2 == 0 ? "even" : "odd");
        Grouping a = Categories.of("a", values, 5);
        Grouping b = Categories.of("b", values, 5);
        int[] labels = new int[100];
        Arrays.setAll(labels, i -> i % 3 == 0 ? 1 : 0);
        Slices slices = Slices.by(
                BinaryPredictions.decided("y", "no", "yes", labels, new int[100]),
                List.of(a, b),
                SliceMeasure.ACCURACY,
                SliceOptions.USUAL);
        assertEquals(
                List.of("a = even", "a = odd"),
                slices.slices().stream().map(Slice::label).sorted().toList());
    }

    @Test
    void areaUnderTheCurveWhereBothClassesAre() {
        int[] labels = {0, 1, 0, 1, 1, 1};
        double[] scores = {0.1, 0.9, 0.8, 0.7, 0.5, 0.6};
        Grouping grouping = Categories.of("g", new String[] {"a", "a", "a", "a", "b", "b"}, 5);
        Slices slices = Slices.of(
                BinaryPredictions.scored("y", "no", "yes", labels, scores, 0.5),
                List.of(grouping),
                SliceMeasure.AUC,
                new SliceOptions(1, 0.95, false, 5));
        assertEquals(1, slices.slices().size());
        assertEquals(0.75, slices.slices().get(0).estimate().value());
        assertEquals(1, slices.undefined());
        assertTrue(Double.isNaN(slices.slices().get(0).p()));
    }

    @Test
    void precisionAndRecallCountTheirOwnRows() {
        BinaryPredictions predictions =
                BinaryPredictions.decided("y", "no", "yes", new int[] {1, 1, 0, 1, 0, 0}, new int[] {1, 0, 1, 1, 1, 0});
        Grouping grouping = Categories.of("g", new String[] {"a", "a", "a", "b", "b", "b"}, 5);
        SliceOptions all = new SliceOptions(1, 0.95, false, 5);
        Map<String, Slice> recall = byLabel(Slices.of(predictions, List.of(grouping), SliceMeasure.RECALL, all));
        assertEquals(0.5, recall.get("g = a").estimate().value());
        assertEquals(1, recall.get("g = b").estimate().value());
        Map<String, Slice> precision = byLabel(Slices.of(predictions, List.of(grouping), SliceMeasure.PRECISION, all));
        assertEquals(0.5, precision.get("g = a").estimate().value());
        assertEquals(0.5, precision.get("g = b").estimate().value());
    }

    @Test
    void tooManyColumnsForAllPairsAreTold() {
        List<Grouping> many = new ArrayList<>();
        for (int c = 0; c < 27; c++) {
            String[] values = new String[60];
            int column = c;
            Arrays.setAll(values, i -> (i * (column + 7) / 5) % 2 == 0 ? "p" : "q");
            many.add(Categories.of("c" + c, values, 5));
        }
        int[] labels = new int[60];
        Arrays.setAll(labels, i -> i % 2);
        Slices slices = Slices.by(
                BinaryPredictions.decided("y", "no", "yes", labels, new int[60]),
                many,
                SliceMeasure.ACCURACY,
                SliceOptions.USUAL);
        assertEquals(
                List.of("intersections of two columns are looked at among the first 25 of 27 columns"), slices.notes());
    }
}

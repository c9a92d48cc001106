package io.jenkins.plugins.mlops.engine.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.monitor.output.TargetTask;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFactsTest {
    @Test
    void columnsHaveKindsAndTensorsHaveNone() {
        ModelFacts facts = ModelFacts.of(Map.of(
                "inputs",
                List.of(
                        Map.of("name", "age", "type", "double, optional"),
                        Map.of("name", "zip", "type", "category"),
                        Map.of("name", "member", "type", "boolean"),
                        Map.of("name", "since", "type", "datetime"),
                        Map.of("name", "city", "type", "string"),
                        Map.of("name", "list", "type", "array(double)"),
                        Map.of("name", "float_input", "type", "float32", "shape", List.of(-1, 4)))));
        assertEquals(
                Map.of(
                        "age", ColumnKind.NUMBER,
                        "zip", ColumnKind.CATEGORY,
                        "member", ColumnKind.BOOLEAN,
                        "since", ColumnKind.TIME),
                facts.kinds());
        assertEquals(Set.of("city"), facts.texts());
        assertNull(facts.task());
        assertEquals(ModelFacts.none(), ModelFacts.of(null));
    }

    /** Names of objectives from the documentation of XGBoost and LightGBM. */
    @ParameterizedTest
    @CsvSource({
        "reg:squarederror, REGRESSION",
        "count:poisson, REGRESSION",
        "binary:logistic, CLASSIFICATION",
        "binary:logitraw, CLASSIFICATION",
        "multi:softprob, CLASSIFICATION",
        "regression_l1, REGRESSION",
        "tweedie, REGRESSION",
        "binary, CLASSIFICATION",
        "multiclassova, CLASSIFICATION",
        "reg:logistic,",
        "cross_entropy,",
        "rank:pairwise,",
        "of the user's own,"
    })
    void theObjectiveTellsTheTask(String objective, TargetTask task) {
        ModelFacts facts = ModelFacts.of(Map.of("facts", Map.of("Objective", objective)));
        assertEquals(task, facts.task() == null ? null : facts.task().value());
    }
}

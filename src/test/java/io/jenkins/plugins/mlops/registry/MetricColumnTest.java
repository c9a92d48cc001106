package io.jenkins.plugins.mlops.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.VersionIdentity;
import io.jenkins.plugins.mlops.engine.registry.VersionOrigin;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricColumnTest {
    private static VersionPage version(Map<String, Double> metrics) {
        return new VersionPage(
                new ModelPage(new ModelName("care")),
                new ModelVersion(
                        new VersionIdentity("care", 1, "sha256:" + "0".repeat(64), "", ""),
                        new VersionOrigin(Instant.EPOCH, "", BuildInfo.NONE),
                        List.of(),
                        ModelDescription.NONE.withMetrics(metrics),
                        List.of(),
                        List.of()));
    }

    private static List<String> titles(VersionPage... versions) {
        return MetricColumn.of(Arrays.asList(versions)).stream()
                .map(MetricColumn::getTitle)
                .collect(Collectors.toList());
    }

    @Test
    void performanceComesFirstAndThreeAreEnough() {
        assertEquals(
                List.of("AUC", "Brier score", "accuracy"),
                titles(
                        version(Map.of("a", 1.0, "rmse", 2.0, "accuracy", 0.8)),
                        version(Map.of("auc", 0.7, "brier", 0.1, "b", 3.0))));
        assertEquals(List.of("AUC", "mine", "yours"), titles(version(Map.of("yours", 1.0, "auc", 0.5, "mine", 2.0))));
        assertEquals(List.of(), titles(version(Map.of())));
        assertEquals(List.of(), titles());
    }

    @Test
    void theKeyMetricIsTheFirst() {
        assertEquals("AUC 0.7", version(Map.of("rmse", 1.0, "auc", 0.7)).getKeyMetric());
        assertEquals("", version(Map.of()).getKeyMetric());
    }

    @Test
    void betterIsHigherOrLowerAsTheMetricHasIt() {
        assertEquals(Optional.of(true), MetricColumn.improved("auc", 0.7, 0.8));
        assertEquals(Optional.of(false), MetricColumn.improved("auc", 0.8, 0.7));
        assertEquals(Optional.of(true), MetricColumn.improved("rmse", 3, 2));
        assertEquals(Optional.of(false), MetricColumn.improved("logLoss", 0.2, 0.3));
        assertEquals(Optional.empty(), MetricColumn.improved("auc", 0.7, 0.7));
        assertEquals(Optional.empty(), MetricColumn.improved("mine", 1, 2), "nobody knows");
    }

    @Test
    void aComparisonSaysWhatIsBetter() {
        VersionComparison comparison = new VersionComparison(
                version(Map.of("auc", 0.7, "rmse", 2.0, "rows", 5.0, "old", 1.0)),
                version(Map.of("auc", 0.75, "rmse", 2.5, "rows", 6.0)));
        assertEquals(
                List.of("auc +0.05, better", "old ", "rmse +0.5, worse", "rows +1"),
                comparison.getMetrics().stream()
                        .map(row -> row.getName() + " " + row.getChange())
                        .collect(Collectors.toList()));
    }
}

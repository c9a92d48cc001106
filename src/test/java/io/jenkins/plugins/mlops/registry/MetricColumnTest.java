package io.jenkins.plugins.mlops.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.CheckedData;
import io.jenkins.plugins.mlops.engine.registry.MetricInterval;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.VerdictEntry;
import io.jenkins.plugins.mlops.engine.registry.VerdictScope;
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

    private static VersionPage measured(Map<String, Double> metrics, Map<String, MetricInterval> intervals) {
        return measured(metrics, intervals, "sha256:" + "2".repeat(64));
    }

    private static VersionPage measured(
            Map<String, Double> metrics, Map<String, MetricInterval> intervals, String data) {
        VersionPage plain = version(metrics);
        VerdictEntry verdict = new VerdictEntry(
                "explainModel",
                "PASSED",
                "",
                new VerdictScope(
                        null, "explanation", BuildInfo.NONE, List.of(new CheckedData("test.csv", data, 9L)), intervals),
                "sha256:" + "1".repeat(64),
                1);
        ModelVersion known = plain.version();
        return new VersionPage(
                plain.getModel(),
                new ModelVersion(
                        known.identity(),
                        known.origin(),
                        known.files(),
                        known.description(),
                        List.of(verdict),
                        List.of()));
    }

    private static List<String> rows(VersionPage first, VersionPage second) {
        return new VersionComparison(first, second)
                .getMetrics().stream()
                        .map(row -> String.join(
                                "|",
                                row.getName(),
                                row.getFirstRange(),
                                row.getSecondRange(),
                                row.getChange(),
                                row.getJudgement()))
                        .collect(Collectors.toList());
    }

    @Test
    void nothingIsBetterWithoutAnInterval() {
        assertEquals(
                List.of("AUC|||+0.05|no interval", "RMSE|||+0.5|no interval", "old||||", "rows|||+1|"),
                rows(
                        version(Map.of("auc", 0.7, "rmse", 2.0, "rows", 5.0, "old", 1.0)),
                        version(Map.of("auc", 0.75, "rmse", 2.5, "rows", 6.0))));
    }

    @Test
    void betterAndWorseAreWhatTheIntervalsTellApart() {
        assertEquals(
                List.of(
                        "AUC|0.69 to 0.71|0.74 to 0.76|+0.05 (0.03586 to 0.06414)|better",
                        "Brier score|0.1 to 0.3|0.15 to 0.35|+0.05 (-0.09142 to 0.1914)|not distinguishable",
                        "F1|0.4 to 0.6|0.4 to 0.6|0|",
                        "RMSE|1.9 to 2.1|2.4 to 2.6|+0.5 (0.3586 to 0.6414)|worse",
                        "MAE|0.9 to 1.1||+1|no interval"),
                rows(
                        measured(
                                Map.of("auc", 0.7, "brier", 0.2, "f1", 0.5, "rmse", 2.0, "mae", 1.0),
                                Map.of(
                                        "auc", new MetricInterval(0.7, 0.69, 0.71, 0.95),
                                        "brier", new MetricInterval(0.2, 0.1, 0.3, 0.95),
                                        "f1", new MetricInterval(0.5, 0.4, 0.6, 0.95),
                                        "rmse", new MetricInterval(2, 1.9, 2.1, 0.95),
                                        "mae", new MetricInterval(1, 0.9, 1.1, 0.95))),
                        measured(
                                Map.of("auc", 0.75, "brier", 0.25, "f1", 0.5, "rmse", 2.5, "mae", 2.0),
                                Map.of(
                                        "auc", new MetricInterval(0.75, 0.74, 0.76, 0.95),
                                        "brier", new MetricInterval(0.25, 0.15, 0.35, 0.95),
                                        "f1", new MetricInterval(0.5, 0.4, 0.6, 0.95),
                                        "rmse", new MetricInterval(2.5, 2.4, 2.6, 0.95),
                                        // Of another measurement than the metric that a file gave.
                                        "mae", new MetricInterval(1.5, 1.4, 1.6, 0.95)))));
    }

    @Test
    void aComparisonSaysThatItIsOfOtherData() {
        Map<String, Double> auc = Map.of("auc", 0.7);
        Map<String, MetricInterval> interval = Map.of("auc", new MetricInterval(0.7, 0.69, 0.71, 0.95));
        VersionPage one = measured(auc, interval);
        assertFalse(new VersionComparison(one, measured(auc, interval)).isOfOtherData());
        assertTrue(new VersionComparison(one, measured(auc, interval, "sha256:" + "3".repeat(64))).isOfOtherData());
        assertFalse(new VersionComparison(one, measured(auc, interval, null)).isOfOtherData(), "nobody knows");
        assertFalse(new VersionComparison(one, version(auc)).isOfOtherData(), "a version from before");
        assertEquals("95", new VersionComparison(version(auc), one).getLevel());
        assertEquals("", new VersionComparison(version(auc), version(auc)).getLevel());
    }

    @Test
    void intervalsOfDifferentLevelsAreNotCompared() {
        assertEquals(
                List.of("AUC|0.69 to 0.71|0.74 to 0.76|+0.05|no interval"),
                rows(
                        measured(Map.of("auc", 0.7), Map.of("auc", new MetricInterval(0.7, 0.69, 0.71, 0.9))),
                        measured(Map.of("auc", 0.75), Map.of("auc", new MetricInterval(0.75, 0.74, 0.76, 0.95)))));
    }
}

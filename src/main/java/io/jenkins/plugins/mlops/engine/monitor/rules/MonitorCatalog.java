package io.jenkins.plugins.mlops.engine.monitor.rules;

import io.jenkins.plugins.mlops.engine.drift.Statistic;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog.Use;
import java.util.Collection;

/** The rule types of monitorModel. */
public final class MonitorCatalog {
    private MonitorCatalog() {}

    /**
     * The catalog.
     *
     * @param performance rule types of the performance measures at hand, for example {@code Auc}
     */
    public static RuleCatalog of(Collection<String> performance) {
        RuleCatalog catalog = new RuleCatalog("monitorModel")
                .add("DriftedColumns", 0, 0, Use.REQUIRED, "DriftedColumns <= 2")
                .add("DriftedShare", 0, 0, Use.REQUIRED, "DriftedShare < 0.3")
                .add("DriftedImportance", 0, 0, Use.REQUIRED, "DriftedImportance < 0.2")
                .add("ColumnDrift", 1, 1, Use.NONE, "ColumnDrift \"age\"")
                .add("PredictionDrift", 0, 0, Use.OPTIONAL, "PredictionDrift < 0.1")
                .add("TargetDrift", 0, 0, Use.OPTIONAL, "TargetDrift < 0.1")
                .add("MissingRateChange", 1, 1, Use.REQUIRED, "MissingRateChange \"income\" < 0.05")
                .add("DriftPValue", 1, 1, Use.REQUIRED, "DriftPValue \"age\" > 0.01")
                .add("BaselineAge", 0, 0, Use.REQUIRED, "BaselineAge < 90 days")
                .add("RowCount", 0, 0, Use.REQUIRED, "RowCount >= 1000");
        for (Statistic statistic : Statistic.values()) {
            catalog.add(
                    statistic.ruleName(),
                    1,
                    1,
                    Use.REQUIRED,
                    statistic.ruleName() + " \"age\" < " + statistic.material());
        }
        performance.forEach(name -> catalog.add(name, 0, 0, Use.REQUIRED, name + " >= 0.7"));
        return catalog;
    }
}

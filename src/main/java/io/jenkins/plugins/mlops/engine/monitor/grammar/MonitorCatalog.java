package io.jenkins.plugins.mlops.engine.monitor.grammar;

import io.jenkins.plugins.mlops.engine.drift.Statistic;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog.Use;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rule types of monitorModel: how each is written, and what it is about. */
public final class MonitorCatalog {
    private static final Map<String, RuleTopic> TOPICS = new LinkedHashMap<>();
    private static final RuleCatalog TABLE = new RuleCatalog("monitorModel");

    static {
        add(RuleTopic.DRIFT, "DriftedColumns", 0, Use.REQUIRED, "DriftedColumns <= 2");
        add(RuleTopic.DRIFT, "DriftedShare", 0, Use.REQUIRED, "DriftedShare < 0.3");
        add(RuleTopic.DRIFT, "DriftedImportance", 0, Use.REQUIRED, "DriftedImportance < 0.2");
        add(RuleTopic.DRIFT, "ColumnDrift", 1, Use.NONE, "ColumnDrift \"age\"");
        add(RuleTopic.DRIFT, "PredictionDrift", 0, Use.OPTIONAL, "PredictionDrift < 0.1");
        add(RuleTopic.DRIFT, "TargetDrift", 0, Use.OPTIONAL, "TargetDrift < 0.1");
        add(RuleTopic.DRIFT, "MissingRateChange", 1, Use.REQUIRED, "MissingRateChange \"income\" < 0.05");
        add(RuleTopic.DRIFT, "DriftPValue", 1, Use.REQUIRED, "DriftPValue \"age\" > 0.01");
        add(RuleTopic.AGE, "BaselineAge", 0, Use.REQUIRED, "BaselineAge < 90 days");
        add(RuleTopic.SIZE, "RowCount", 0, Use.REQUIRED, "RowCount >= 1000");
        for (Statistic statistic : Statistic.values()) {
            String name = statistic.ruleName();
            add(RuleTopic.DRIFT, name, 1, Use.REQUIRED, name + " \"age\" < " + statistic.material());
        }
    }

    private MonitorCatalog() {}

    private static void add(RuleTopic topic, String type, int parameters, Use condition, String example) {
        TOPICS.put(type, topic);
        TABLE.add(type, parameters, parameters, condition, example);
    }

    /**
     * The catalog.
     *
     * @param performance rule types of the performance measures at hand, for example {@code Auc}
     */
    public static RuleCatalog of(Collection<String> performance) {
        RuleCatalog catalog = new RuleCatalog("monitorModel");
        TABLE.types().forEach(type -> catalog.add(type, TABLE.form(type)));
        performance.forEach(name -> catalog.add(name, 0, 0, Use.REQUIRED, name + " >= 0.7"));
        return catalog;
    }

    /** Returns the topic of a rule type. Every type that is not listed here is a performance measure. */
    public static RuleTopic topic(String type) {
        return TOPICS.getOrDefault(type, RuleTopic.PERFORMANCE);
    }
}

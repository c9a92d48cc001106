package io.jenkins.plugins.mlops.engine.monitor.grammar;

import io.jenkins.plugins.mlops.engine.drift.Statistic;
import io.jenkins.plugins.mlops.engine.performance.Measure;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog.Use;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rule types of monitorModel: how each is written, and what it is about. */
public final class MonitorCatalog {
    private static final Map<String, RuleTopic> TOPICS = new LinkedHashMap<>();
    private static final RuleCatalog CATALOG = new RuleCatalog("monitorModel");

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
        Measure.ruleNames().forEach(name -> add(RuleTopic.PERFORMANCE, name, 0, Use.REQUIRED, name + " >= 0.7"));
    }

    private MonitorCatalog() {}

    private static void add(RuleTopic topic, String type, int parameters, Use condition, String example) {
        TOPICS.put(type, topic);
        CATALOG.add(type, parameters, parameters, condition, example);
    }

    /** Returns the written forms of the rule types. */
    static RuleCatalog catalog() {
        return CATALOG;
    }

    /** Returns the topic of a rule type. */
    public static RuleTopic topic(String type) {
        return TOPICS.get(type);
    }
}

package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.drift.profile.ColumnProfile;
import io.jenkins.plugins.mlops.engine.drift.profile.FrozenColumn;
import io.jenkins.plugins.mlops.engine.monitor.output.Said;
import io.jenkins.plugins.mlops.engine.monitor.output.TargetTask;
import io.jenkins.plugins.mlops.engine.monitor.performance.MeasuredPerformance;
import io.jenkins.plugins.mlops.engine.monitor.performance.OutputEvidence;
import io.jenkins.plugins.mlops.engine.performance.Measure;
import io.jenkins.plugins.mlops.engine.performance.Task;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures how well the model did on rows whose truth has arrived, and gathers all that says what their columns mean. */
final class PerformanceReader {
    /** A label of more values has no classes. */
    private static final int MOST_CLASSES = 1_000;

    private final MonitorRequest request;
    private final List<Rule> rules;
    private final DuckSession session;

    /** @param session reads the reference, where there is one */
    PerformanceReader(MonitorRequest request, List<Rule> rules, DuckSession session) {
        this.request = request;
        this.rules = rules;
        this.session = session;
    }

    /** Null when the roles name no label or no answer, or the data lacks them. */
    MeasuredPerformance read(Baseline baseline, CurrentSource.Here labelled) throws SQLException {
        Roles roles = request.roles();
        PerformanceRows rows = labelled == null
                ? null
                : PerformanceRows.of(labelled.table(), roles, request.demands().slices(), labelled.session());
        if (rows == null) {
            return null;
        }
        MonitoredTable current = labelled.table();
        OutputEvidence evidence = new OutputEvidence(
                roles.output(),
                request.model().facts().task(),
                ruleTask(),
                labelKind(baseline, current.columns().get(roles.label())),
                labels(baseline, roles.label()),
                request.demands().sensitive().contains(roles.label()));
        return new MeasuredPerformance(rows.rows(), evidence, rows.slicedBy());
    }

    /** A kind that somebody gave the label, now or when the baseline was frozen. */
    private static DecidedKind labelKind(Baseline baseline, SurveyedColumn label) {
        if (label.decided() != null && label.decided().by() != KindSource.CONTENT) {
            return label.decided();
        }
        Baseline.BaselineColumn before = baseline.columns().get(label.column().name());
        return before == null || before.decided() == null ? label.decided() : before.decided();
    }

    /** The task that all measures in the rules have in common; null where there are none, or of both. */
    private Said<TargetTask> ruleTask() {
        Map<TargetTask, String> asked = new LinkedHashMap<>();
        rules.forEach(rule -> asked(rule, asked));
        return asked.size() != 1
                ? null
                : asked.entrySet().stream()
                        .map(entry -> new Said<>(entry.getKey(), "the rule " + entry.getValue()))
                        .findFirst()
                        .orElseThrow();
    }

    private static void asked(Rule rule, Map<TargetTask, String> asked) {
        if (rule instanceof Rule.Joined joined) {
            joined.parts().forEach(part -> asked(part, asked));
            return;
        }
        Measure.named(((Rule.Statement) rule).type())
                .ifPresent(measure -> asked.putIfAbsent(
                        measure.suits(Task.REGRESSION) ? TargetTask.REGRESSION : TargetTask.CLASSIFICATION,
                        rule.text()));
    }

    /** The different labels of the baseline; none where it has no such column, or one of very many values. */
    private Set<String> labels(Baseline baseline, String label) throws SQLException {
        if (baseline instanceof Baseline.OfTable table) {
            SurveyedColumn column = table.side().columns().get(label);
            return column == null
                            || column.counts().different() > MOST_CLASSES
                            || column.counts().different() < 0
                    ? Set.of()
                    : new ColumnLoader(session, null)
                            .categories(table.side(), label, ColumnKind.CATEGORY)
                            .sample()
                            .counts()
                            .keySet();
        }
        FrozenColumn frozen =
                ((Baseline.OfProfile) baseline).profile().columns().get(label);
        return frozen != null
                        && frozen.as(ColumnKind.CATEGORY).orElse(null) instanceof ColumnProfile.Categorical names
                        && names.values().counts().size() <= MOST_CLASSES
                ? names.values().counts().keySet()
                : Set.of();
    }
}

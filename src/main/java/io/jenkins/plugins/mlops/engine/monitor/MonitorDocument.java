package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.drift.significance.DriftLibraries;
import io.jenkins.plugins.mlops.engine.monitor.performance.MeasuredPerformance;
import io.jenkins.plugins.mlops.engine.monitor.rules.DecidedRule;
import io.jenkins.plugins.mlops.engine.monitor.rules.MonitorFacts;
import io.jenkins.plugins.mlops.engine.monitor.rules.MonitorRules;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together the result document of a monitor run: decides the rules, counts over runs, and shows what was found. */
final class MonitorDocument {
    private final MonitorRequest request;
    private final List<Rule> rules;
    private final Progress progress;
    private final Map<String, String> databases;

    /** @param databases versions of the databases that took part */
    MonitorDocument(MonitorRequest request, List<Rule> rules, Progress progress, Map<String, String> databases) {
        this.request = request;
        this.rules = rules;
        this.progress = progress;
        this.databases = databases;
    }

    /** @param performance measures on labelled rows, or null */
    ResultDocument document(
            Monitor.Compared compared, MonitorFacts facts, BuiltInChecks builtIn, MeasuredPerformance performance)
            throws IOException {
        MonitorRules decide = new MonitorRules(facts);
        List<DecidedRule> decided = new ArrayList<>();
        rules.forEach(rule -> decided.add(decide.decide(rule)));
        Map<String, Double> metrics = metrics(facts);
        List<Section> sections = new ArrayList<>();
        Set<String> sensitive = Collections.unmodifiableSet(
                new LinkedHashSet<>(request.demands().sensitive()));
        sections.add(new DriftSection(facts, compared.plan().kinds(), sensitive)
                .section(compared.baseline().rows()));
        if (performance != null) {
            metrics.putAll(performance.metrics());
            performance.measures(checks(decided)).ifPresent(sections::add);
            performance.section().ifPresent(sections::add);
            performance.slices().ifPresent(sections::add);
        }
        Optional<SeriesRun> series = series(facts, decided, builtIn, metrics);
        series.map(SeriesRun::section).ifPresent(sections::add);
        sections.add(new ColumnsSection(compared, request.roles(), sensitive).section());
        List<Check> checks = new ArrayList<>(builtIn.checks());
        checks.addAll(checks(decided));
        metrics.put("checks", (double) checks.size());
        metrics.put("failed", (double) checks.stream()
                .filter(check -> check.verdict() == Verdict.FAILED)
                .count());
        Map<String, String> libraries = new LinkedHashMap<>(DriftLibraries.versions());
        libraries.putAll(databases);
        return new ResultDocument(
                new ResultDocument.Conclusion(
                        "monitorModel",
                        Verdict.worst(checks.stream().map(Check::verdict).toList()),
                        Summary.of(checks) + series.map(SeriesRun::waiting).orElse(""),
                        request.settings().now()),
                compared.current().subject(name()),
                new ResultDocument.Findings(checks, metrics, sections),
                Machine.environment(
                        request.settings().now(), request.settings().limits().threads(), libraries));
    }

    private static List<Check> checks(List<DecidedRule> decided) {
        return decided.stream().map(DecidedRule::check).toList();
    }

    /** Counts over runs where there is a history, which softens what one run alone found. */
    private Optional<SeriesRun> series(
            MonitorFacts facts, List<DecidedRule> decided, BuiltInChecks builtIn, Map<String, Double> metrics)
            throws IOException {
        if (request.series().files() == null) {
            boolean broken = decided.stream().anyMatch(DecidedRule::asksForTraining);
            metrics.put("retrain", broken ? 1.0 : 0.0);
            return Optional.empty();
        }
        SeriesRun series = new SeriesRun(request);
        List<DecidedRule> softened = series.decide(List.copyOf(decided), facts);
        decided.clear();
        decided.addAll(softened);
        builtIn.series(series.state(), series.rule());
        progress.log(
                series.state().alarm() ? "warning" : "info",
                series.state().reason() + (series.state().retrain() ? "; training is asked for" : ""));
        metrics.put("retrain", series.state().retrain() ? 1.0 : 0.0);
        return Optional.of(series);
    }

    private Map<String, Double> metrics(MonitorFacts facts) {
        DriftReport drift = facts.drift();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("rows", (double) facts.rows());
        metrics.put("columns", (double) drift.columns().size());
        metrics.put("driftedColumns", (double)
                drift.features().stream().filter(ColumnDrift::drifted).count());
        metrics.put("undecidedColumns", (double) drift.features().stream()
                .filter(column -> column.verdict() == ColumnDrift.Verdict.INCONCLUSIVE)
                .count());
        metrics.put("driftedImportance", drift.weight(ColumnDrift.Verdict.DRIFTED, facts.importances()));
        metrics.put("driftIntensity", SeriesRun.intensity(drift));
        facts.baselineAge().ifPresent(age -> metrics.put("baselineAgeDays", age.toMinutes() / 1440.0));
        return metrics;
    }

    private String name() {
        String model = request.model().name();
        return model != null ? model : request.data().current().shown();
    }
}

package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.drift.profile.BaselineJson;
import io.jenkins.plugins.mlops.engine.drift.profile.BaselineProfile;
import io.jenkins.plugins.mlops.engine.monitor.performance.MeasuredPerformance;
import io.jenkins.plugins.mlops.engine.monitor.rules.MonitorCatalog;
import io.jenkins.plugins.mlops.engine.monitor.rules.MonitorFacts;
import io.jenkins.plugins.mlops.engine.monitor.rules.MonitorRules;
import io.jenkins.plugins.mlops.engine.monitor.rules.PerformanceSource;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Subject;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.dqdl.DqdlParser;
import io.jenkins.plugins.mlops.engine.validate.Summary;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries out monitorModel: reads, compares, decides, and puts together the result document. */
public final class Monitor {
    /** What holds when no rule is given. */
    static final String USUAL_RULE = "DriftedColumns = 0";

    private final MonitorRequest request;
    private final Progress progress;
    private final List<Rule> rules = new ArrayList<>();

    /**
     * @throws BadInputException when a rule cannot be understood
     */
    public Monitor(MonitorRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
        int number = 0;
        for (String text : request.rules().isEmpty() ? List.of(USUAL_RULE) : request.rules()) {
            number++;
            rules.add(DqdlParser.rule(
                    text,
                    new Source(request.rules().isEmpty() ? "built in" : "rule " + number, 1, 1),
                    MonitorCatalog.of(MeasuredPerformance.ruleNames())));
        }
        MonitorRules.validate(rules);
    }

    /**
     * Monitors.
     *
     * @throws BadInputException when files, roles or rules cannot be used
     */
    public ResultDocument run() throws IOException {
        BaselineProfile profile = request.profile() == null ? null : profile();
        List<InputFile> data = request.inputs().resolve(request.data());
        List<InputFile> reference = request.inputs().resolve(request.reference());
        Map<String, Double> importances = request.importance() == null
                ? Map.of()
                : Importances.read(request.inputs().file(request.importance()).text(), request.importance());
        List<InputFile> all = new ArrayList<>(data);
        all.addAll(reference);
        try (DuckSession session = DuckSession.open(all, request.memoryBytes(), request.threads())) {
            TableReader reader = new TableReader(session, request.options());
            progress.step("reading", -1);
            Side current = Side.open("current", data, request.roles(), request.window(), reader, session);
            Baseline baseline = profile != null
                    ? new Baseline.OfProfile(profile, request.profile().shown())
                    : new Baseline.OfTable(
                            Side.open("reference", reference, request.roles(), Window.ALL, reader, session));
            ColumnPlan plan = ColumnPlan.of(baseline, current.table(), request.roles());
            requireSensitive(current);
            progress.step("comparing " + plan.compared().size() + " columns", -1);
            ColumnComparison comparison = new ColumnComparison(request, session, progress);
            DriftReport report = comparison.compare(plan, baseline, current);
            if (request.freeze() != null) {
                comparison.freeze(plan, baseline);
            }
            Map<String, String> notCompared = new LinkedHashMap<>(plan.notCompared());
            comparison
                    .tooManyCategories()
                    .forEach(name ->
                            notCompared.put(name, "it has more than " + ColumnLoader.MOST_CATEGORIES + " categories"));
            MeasuredPerformance performance = current.performance(request.roles(), request.slices(), session);
            MonitorFacts facts = new MonitorFacts(
                    report,
                    current.rows(),
                    baseline.age(request.now()),
                    importances,
                    notCompared,
                    performance == null ? PerformanceSource.NONE : performance);
            BuiltInChecks builtIn = new BuiltInChecks();
            builtIn.rows(baseline, current, request.window());
            if (current.rows() > 0 && baseline.rows() > 0) {
                builtIn.columns(plan); // a table without rows has no types to speak of
            }
            builtIn.tooManyCategories(comparison.tooManyCategories());
            builtIn.time(baseline, current);
            builtIn.identical(report);
            return document(session, current, baseline, facts, builtIn, performance);
        } catch (SQLException e) {
            throw new BadInputException("the data cannot be read: " + TableReader.brief(e), e);
        }
    }

    private BaselineProfile profile() {
        if (!request.reference().isEmpty()) {
            throw new BadInputException("give either a reference or a frozen baseline, not both");
        }
        BaselineProfile profile =
                BaselineJson.read(request.profile().json(), request.profile().shown());
        if (request.model() != null
                && profile.model() != null
                && !profile.model().equals(request.model())) {
            throw new BadInputException(request.profile().shown() + ": is the baseline of \"" + profile.model()
                    + "\", expected that of \"" + request.model() + "\"");
        }
        return profile;
    }

    private void requireSensitive(Side current) {
        for (String name : request.sensitive()) {
            if (current.table().column(name).isEmpty()) {
                throw new BadInputException("unknown column \"" + name + "\""
                        + Suggestion.hint(name, current.table().columnNames()));
            }
            if (request.slices().contains(name)) {
                throw new BadInputException(
                        "column \"" + name + "\" is sensitive, so performance by its values cannot be shown");
            }
        }
    }

    private ResultDocument document(
            DuckSession session,
            Side current,
            Baseline baseline,
            MonitorFacts facts,
            BuiltInChecks builtIn,
            MeasuredPerformance performance)
            throws IOException {
        MonitorRules decide = new MonitorRules(facts);
        List<Check> decided = new ArrayList<>();
        rules.forEach(rule -> decided.add(decide.check(rule)));
        Map<String, Double> metrics = metrics(facts);
        List<Section> sections = new ArrayList<>();
        if (performance != null) {
            metrics.putAll(performance.metrics());
            performance.section().ifPresent(sections::add);
            performance.slices().ifPresent(sections::add);
        }
        if (request.history() != null) {
            SeriesRun series = new SeriesRun(request);
            List<Check> softened = series.decide(rules, decided, facts);
            decided.clear();
            decided.addAll(softened);
            builtIn.series(series.state(), series.rule());
            progress.log(
                    series.state().alarm() ? "warning" : "info",
                    series.state().reason() + (series.state().retrain() ? "; training is asked for" : ""));
            metrics.put("retrain", series.state().retrain() ? 1.0 : 0.0);
            sections.add(series.section());
        } else {
            boolean broken = decided.stream().anyMatch(check -> check.verdict() == Verdict.FAILED);
            metrics.put("retrain", broken ? 1.0 : 0.0);
        }
        sections.add(
                0,
                DriftSection.of(
                        facts.drift(),
                        baseline.rows(),
                        current.rows(),
                        facts.importances(),
                        Set.copyOf(request.sensitive())));
        List<Check> checks = new ArrayList<>(builtIn.checks());
        checks.addAll(decided);
        metrics.put("checks", (double) checks.size());
        metrics.put("failed", (double) checks.stream()
                .filter(check -> check.verdict() == Verdict.FAILED)
                .count());
        return new ResultDocument(
                "monitorModel",
                Verdict.worst(checks.stream().map(Check::verdict).toList()),
                Summary.of(checks),
                request.now(),
                subject(current),
                checks,
                metrics,
                sections,
                Machine.environment(
                        request.now(),
                        request.threads(),
                        Map.of("duckdb", session.version(), "commons-statistics", "1.2")),
                List.of());
    }

    private Map<String, Double> metrics(MonitorFacts facts) {
        DriftReport drift = facts.drift();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("rows", (double) facts.rows());
        metrics.put("columns", (double) drift.columns().size());
        metrics.put("driftedColumns", (double)
                drift.features().stream().filter(column -> column.drifted()).count());
        metrics.put("undecidedColumns", (double) drift.features().stream()
                .filter(column ->
                        column.verdict() == io.jenkins.plugins.mlops.engine.drift.ColumnDrift.Verdict.INCONCLUSIVE)
                .count());
        metrics.put(
                "driftedImportance",
                drift.weight(io.jenkins.plugins.mlops.engine.drift.ColumnDrift.Verdict.DRIFTED, facts.importances()));
        metrics.put("driftIntensity", SeriesRun.intensity(drift));
        facts.baselineAge().ifPresent(age -> metrics.put("baselineAgeDays", age.toMinutes() / 1440.0));
        return metrics;
    }

    private Subject subject(Side current) throws IOException {
        List<InputFile> files = current.table().files();
        Fingerprint fingerprint =
                Fingerprint.of(Fingerprint.digests(files), current.table().naturalColumns());
        List<Subject.SubjectFile> listed = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            listed.add(new Subject.SubjectFile(
                    files.get(i).shown(),
                    files.get(i).bytes(),
                    files.size() == 1 ? current.allRows() : null,
                    fingerprint.files().get(i)));
        }
        String name = request.model() != null ? request.model() : String.join(", ", request.data());
        return new Subject(
                "deployment",
                name,
                fingerprint.dataset(),
                current.table().bytes(),
                current.rows(),
                current.table().columns().size(),
                listed);
    }
}

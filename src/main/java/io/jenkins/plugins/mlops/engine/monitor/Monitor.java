package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.drift.profile.BaselineJson;
import io.jenkins.plugins.mlops.engine.drift.profile.BaselineProfile;
import io.jenkins.plugins.mlops.engine.monitor.grammar.MonitorGrammar;
import io.jenkins.plugins.mlops.engine.monitor.performance.MeasuredPerformance;
import io.jenkins.plugins.mlops.engine.monitor.rules.MonitorFacts;
import io.jenkins.plugins.mlops.engine.monitor.rules.PerformanceSource;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries out monitorModel: reads, compares, decides, and has the result document put together. */
public final class Monitor {
    /** The rule that applies when none is given. */
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
        List<String> given = request.demands().rules();
        int number = 0;
        for (String text : given.isEmpty() ? List.of(USUAL_RULE) : given) {
            number++;
            rules.add(MonitorGrammar.rule(text, new Source(given.isEmpty() ? "built in" : "rule " + number, 1, 1)));
        }
    }

    /**
     * Monitors.
     *
     * @throws BadInputException when files, roles or rules cannot be used, or nobody says what the model's output means
     */
    public ResultDocument run() throws IOException {
        MonitoredData data = request.data();
        BaselineProfile profile = data.frozen() == null ? null : profile();
        Map<String, Double> importances = importances();
        boolean files = data.current().database() == null;
        List<InputFile> current = files ? data.inputs().resolve(data.current().files()) : List.of();
        List<InputFile> reference = data.inputs().resolve(data.reference());
        List<InputFile> all = new ArrayList<>(current);
        all.addAll(reference);
        try (DuckSession session = DuckSession.open(
                        all,
                        request.settings().limits().memoryBytes(),
                        request.settings().limits().threads());
                CurrentSource source = files
                        ? new FileSource(request, session, current)
                        : new DatabaseCounts(request, session, progress)) {
            progress.step("reading", -1);
            return compare(
                    source,
                    profile == null
                            ? new SideReader(session, request).reference(reference)
                            : new Baseline.OfProfile(profile, data.frozen()),
                    session,
                    importances);
        } catch (SQLException e) {
            throw TableReader.failure("the data cannot be read", e);
        }
    }

    /** @param session reads the reference, where there is one */
    private ResultDocument compare(
            CurrentSource source, Baseline baseline, DuckSession session, Map<String, Double> importances)
            throws SQLException, IOException {
        CurrentData current = source.look(baseline);
        ColumnPlan plan = new ColumnPlanner(baseline, current, request, request.declared(), session).plan();
        requireSensitive(current);
        progress.step("comparing " + plan.compared().size() + " columns", -1);
        ColumnComparison comparison = new ColumnComparison(request, progress);
        DriftReport report = comparison.compare(plan, source.pairs(plan.compared(), baseline));
        if (request.settings().freeze() != null) {
            new Freezer(request, session).freeze(baseline);
        }
        MeasuredPerformance performance =
                new PerformanceReader(request, rules, session).read(baseline, source.labelled());
        MonitorFacts facts = new MonitorFacts(
                report,
                current.count(),
                baseline.age(request.settings().now()),
                importances,
                notCompared(plan, comparison.tooManyCategories()),
                performance == null ? PerformanceSource.NONE : performance);
        BuiltInChecks builtIn = builtIn(baseline, current, plan, report, comparison.tooManyCategories());
        return new MonitorDocument(request, rules, progress, source.versions())
                .document(new Compared(baseline, current, plan), facts, builtIn, performance);
    }

    private Map<String, Double> importances() throws IOException {
        String importance = request.demands().importance();
        return importance == null
                ? Map.of()
                : Importances.read(request.data().inputs().file(importance).text(), importance);
    }

    /**
     * Both sides and what was done with their columns.
     *
     * @param baseline what was compared with
     * @param current what was compared
     * @param plan what was done with each column
     */
    record Compared(Baseline baseline, CurrentData current, ColumnPlan plan) {}

    private BuiltInChecks builtIn(
            Baseline baseline, CurrentData current, ColumnPlan plan, DriftReport report, List<String> tooMany) {
        BuiltInChecks builtIn = new BuiltInChecks();
        builtIn.rows(baseline, current, request.data().window());
        if (current.count() > 0 && baseline.rows() > 0) {
            ColumnChecks columns = new ColumnChecks(plan); // a table without rows has no columns to speak of
            columns.planned();
            columns.compared(report, baseline);
            columns.tooManyCategories(tooMany);
            builtIn.columns(columns);
        }
        builtIn.time(baseline, current);
        builtIn.identical(report);
        return builtIn;
    }

    private static Map<String, String> notCompared(ColumnPlan plan, List<String> tooMany) {
        Map<String, String> reasons = new LinkedHashMap<>(plan.notCompared());
        tooMany.forEach(name -> reasons.put(name, "it has more than " + ColumnLoader.MOST_CATEGORIES + " categories"));
        return reasons;
    }

    private BaselineProfile profile() {
        FrozenBaseline frozen = request.data().frozen();
        if (!request.data().reference().isEmpty()) {
            throw new BadInputException("give either a reference or a frozen baseline, not both");
        }
        BaselineProfile profile = BaselineJson.read(frozen.json(), frozen.shown());
        String model = request.model().name();
        if (model != null && profile.model() != null && !profile.model().equals(model)) {
            throw new BadInputException(frozen.shown() + ": is the baseline of \"" + profile.model()
                    + "\", expected that of \"" + model + "\"");
        }
        return profile;
    }

    private void requireSensitive(CurrentData current) {
        for (String name : request.demands().sensitive()) {
            if (current.column(name).isEmpty()) {
                throw new BadInputException("unknown column \"" + name + "\"" + Suggestion.hint(name, current.names()));
            }
            if (request.demands().slices().contains(name)) {
                throw new BadInputException(
                        "column \"" + name + "\" is sensitive, so performance by its values cannot be shown");
            }
        }
    }
}

package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.explain.rules.ExplainRules;
import io.jenkins.plugins.mlops.engine.explain.rules.Judging;
import io.jenkins.plugins.mlops.engine.explain.rules.MeasuredFacts;
import io.jenkins.plugins.mlops.engine.explain.rules.RuleEvaluator;
import io.jenkins.plugins.mlops.engine.fairness.FairnessOptions;
import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.shap.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.ShapSummary;
import io.jenkins.plugins.mlops.engine.slices.GroupColumn;
import io.jenkins.plugins.mlops.engine.slices.Grouping;
import io.jenkins.plugins.mlops.engine.slices.SliceOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries out explainModel: reads the model, attributes and measures its predictions on labelled rows, and decides the rules. */
public final class Explainer {
    private static final String TABLE = "primary";

    private final ExplainRequest request;
    private final Progress progress;

    public Explainer(ExplainRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Explains the model.
     *
     * @throws BadInputException when model, data or rules cannot be used
     */
    public ResultDocument run() throws IOException {
        List<Rule> rules = rules();
        InputFile modelFile = request.inputs().file(request.model());
        Champion champion = request.champion() == null
                ? Champion.NONE
                : Champion.read(request.inputs().file(request.champion()));
        List<InputFile> files = request.inputs().resolve(request.data());
        List<InputFile> background =
                request.background().isEmpty() ? List.of() : request.inputs().resolve(request.background());
        progress.step("read the model", -1);
        List<InputFile> all = new ArrayList<>(files);
        all.addAll(background);
        try (OpenedModel opened = OpenedModel.of(modelFile);
                DuckSession session = DuckSession.open(all, request.memoryBytes(), request.threads())) {
            TableReader reader = new TableReader(session, request.options());
            Table table = reader.settled(reader.open(TABLE, files));
            Set<String> grouped = grouped(rules, table);
            Table reference = background.isEmpty() ? table : reader.settled(reader.open("background", background));
            Model model = TextInputs.known(
                    UnnamedFeatures.named(opened.model(), table, others(), request.features()),
                    List.of(table, reference),
                    session);
            ModelInputs inputs = new ModelInputs(model, table);
            requireUsefulTarget(model, table);
            TargetColumn target = TargetColumn.of(model, table, request.target(), request.positive(), session);
            long rows = count(session, table, null);
            long labelled = count(session, table, target.present());
            ExplainRun run =
                    attribute(prepare(model, reference, session), inputs, target, grouped, labelled, table, session);
            if (labelled < rows) {
                run.notes()
                        .add((rows - labelled) + " of " + rows + " rows have no value of target \"" + target.name()
                                + "\" and are left out");
            }
            return document(run, rules, champion, opened, table, labelled, session);
        } catch (SQLException e) {
            throw new BadInputException(
                    "the data cannot be read: " + String.valueOf(e.getMessage()).replaceAll("(?s)\\n.*", ""), e);
        }
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < request.rules().size(); i++) {
            rules.add(ExplainRules.rule(request.rules().get(i), new Source("rule " + (i + 1), 1, 1)));
        }
        if (rules.isEmpty()) {
            throw new BadInputException(
                    "no rule was given, so nothing would be judged; give at least one, for example --rule 'Auc >= 0.7'");
        }
        return rules;
    }

    private Set<String> grouped(List<Rule> rules, Table table) {
        Set<String> grouped = new LinkedHashSet<>(request.sensitive());
        grouped.addAll(request.slices());
        Set<String> named = new LinkedHashSet<>(grouped);
        named.add(request.target());
        for (String name : named) {
            if (table.column(name).isEmpty()) {
                throw new BadInputException(
                        "unknown column \"" + name + "\"" + Suggestion.hint(name, table.columnNames()));
            }
        }
        // A column that only a rule names and that is not there breaks that rule, and no more.
        ExplainRules.groupColumns(rules).stream()
                .filter(name -> table.column(name).isPresent())
                .forEach(grouped::add);
        return grouped;
    }

    private void requireUsefulTarget(Model model, Table table) {
        for (Feature feature : model.features()) {
            if (feature.name().equals(request.target())) {
                throw new BadInputException("target \"" + request.target() + "\" is itself a feature of the model");
            }
        }
        if (table.columns().isEmpty()) {
            throw new BadInputException("the data has no columns");
        }
    }

    /** Columns that are named for another purpose than to be features. */
    private Set<String> others() {
        Set<String> others = new LinkedHashSet<>(request.sensitive());
        others.addAll(request.slices());
        others.add(request.target());
        return others;
    }

    private static long count(DuckSession session, Table table, String where) throws SQLException {
        Object count = session.query(
                        "SELECT count(*) FROM " + Sql.name(table.name()) + (where == null ? "" : " WHERE " + where))
                .get(0)[0];
        return ((Number) count).longValue();
    }

    /** Where the model's file does not say what rows usually look like, the reference rows do. */
    private PreparedModel prepare(Model model, Table reference, DuckSession session) throws IOException, SQLException {
        if (model.outputs() > 1
                && model.info().classes().isEmpty()
                && model.info().link() == Link.IDENTITY) {
            throw new BadInputException("the model predicts " + model.outputs()
                    + " numbers for each row; this version explains models of one number or of classes");
        }
        progress.step("prepare the model", -1);
        if (!PreparedModel.needsBackground(model)) {
            return PreparedModel.of(model, null, request.blackBox());
        }
        ModelInputs of = new ModelInputs(model, reference);
        try (TableSource rows =
                new TableSource(session, reference, of, null, List.of(), count(session, reference, null))) {
            return PreparedModel.of(model, rows, request.blackBox());
        }
    }

    private ExplainRun attribute(
            PreparedModel prepared,
            ModelInputs inputs,
            TargetColumn target,
            Set<String> grouped,
            long rows,
            Table table,
            DuckSession session)
            throws IOException, SQLException {
        Model model = prepared.model();
        List<GroupColumn> groups = grouped.stream()
                .map(name -> new GroupColumn(table.column(name).orElseThrow()))
                .toList();
        List<String> names = model.features().stream().map(Feature::name).toList();
        try (TableSource source = new TableSource(session, table, inputs, target, groups, rows);
                AttributionWriter writer = request.attributions() == null
                        ? null
                        : new AttributionWriter(
                                request.attributions(),
                                names,
                                model.outputs() > 1 ? target.classes() : List.of(),
                                model instanceof BlackBoxModel)) {
            RowSamples samples = new RowSamples(source, names.size());
            ExplainSink sink = new ExplainSink(
                    model.info(), model.outputs(), target, samples, writer, request.threshold(), rows, progress);
            ShapSummary summary = prepared.explainer()
                    .explain(
                            source,
                            sink,
                            new ExplainOptions(
                                    request.threads(), ExplainOptions.defaults().blockRows()));
            if (writer != null) {
                writer.commit();
            }
            Map<String, Grouping> groupings = new LinkedHashMap<>();
            int g = 0;
            for (String name : grouped) {
                groupings.put(name, groups.get(g++).grouping());
            }
            List<String> notes = new ArrayList<>(inputs.notes());
            summary.notes().stream()
                    .filter(note -> !model.info().notes().contains(note))
                    .forEach(notes::add);
            return new ExplainRun(model, inputs, target, summary, sink.predictions(), groupings, samples, notes);
        }
    }

    private ResultDocument document(
            ExplainRun run,
            List<Rule> rules,
            Champion champion,
            OpenedModel opened,
            Table table,
            long rows,
            DuckSession session)
            throws IOException {
        progress.step("measure", -1);
        AttributionSections drawn = new AttributionSections(
                run.model(), run.inputs(), run.summary(), run.target().classes(), Set.copyOf(request.sensitive()));
        MeasuredFacts facts = new MeasuredFacts(
                run.predictions(),
                Set.copyOf(table.columnNames()),
                run.groupings(),
                drawn.shares(),
                champion.shares(),
                FairnessOptions.USUAL,
                SliceOptions.USUAL);
        ExplainDocument document = new ExplainDocument(request, run, drawn, facts, champion);
        document.decide(new RuleEvaluator(facts, Judging.USUAL).checks(rules));
        progress.step("fingerprint", -1);
        List<String> digests = Fingerprint.digests(opened.files());
        Fingerprint data = Fingerprint.of(Fingerprint.digests(table.files()), table.naturalColumns());
        Map<String, String> libraries = new LinkedHashMap<>(opened.libraries());
        libraries.put("duckdb", session.version());
        return document.of(
                opened.files(),
                digests,
                table,
                data,
                rows,
                Machine.environment(request.now(), request.threads(), libraries));
    }
}

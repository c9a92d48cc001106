package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.explain.grammar.ExplainGrammar;
import io.jenkins.plugins.mlops.engine.explain.rules.MeasuredFacts;
import io.jenkins.plugins.mlops.engine.explain.rules.RuleDecisions;
import io.jenkins.plugins.mlops.engine.explain.rules.RuleEvaluator;
import io.jenkins.plugins.mlops.engine.fairness.FairnessOptions;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.slices.SliceOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        List<Rule> rules = rules(request.explanation().rules());
        InputFile modelFile = request.data().inputs().file(request.model().file());
        Champion champion = request.explanation().champion() == null
                ? Champion.NONE
                : Champion.read(
                        request.data().inputs().file(request.explanation().champion()));
        List<InputFile> files = request.data().resolve();
        List<InputFile> background = request.explanation().background().isEmpty()
                ? List.of()
                : request.data().inputs().resolve(request.explanation().background());
        progress.step("read the model", -1);
        List<InputFile> all = new ArrayList<>(files);
        all.addAll(background);
        try (OpenedModel opened =
                        OpenedModel.of(modelFile, request.model().output().output());
                DuckSession session = DuckSession.open(
                        all, request.limits().memoryBytes(), request.limits().threads())) {
            UnderstoodModel understood = UnderstoodModel.of(
                    opened, request.model().output(), request.model().serving());
            TableReader reader =
                    new TableReader(session, request.data().options().withKinds(ModelInputs.kinds(understood.model())));
            Table table = reader.settled(reader.open(TABLE, files));
            Table reference = background.isEmpty() ? table : reader.settled(reader.open("background", background));
            Set<String> columns = new LinkedHashSet<>(table.columnNames());
            columns.addAll(reference.columnNames());
            request.data().options().requireColumns(columns);
            ExplainRun run = new ExplainedRows(request, progress, session, table)
                    .run(understood, reference, grouped(rules, table));
            progress.step("columns", -1);
            return document(run, rules, champion, opened, ExplainedTable.of(table, reader, session));
        } catch (SQLException e) {
            throw TableReader.failure("the data cannot be read", e);
        }
    }

    /**
     * Reads inline rules.
     *
     * @throws BadInputException when there is none, or one cannot be understood
     */
    public static List<Rule> rules(List<String> given) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            rules.add(ExplainGrammar.rule(given.get(i), new Source("rule " + (i + 1), 1, 1)));
        }
        if (rules.isEmpty()) {
            throw new BadInputException("no rule was given, so nothing would be judged; give at least one, for example "
                    + OptionName.with("rule", "'Auc >= 0.7'"));
        }
        return rules;
    }

    private Set<String> grouped(List<Rule> rules, Table table) {
        Set<String> grouped = new LinkedHashSet<>(request.columns().sensitive());
        grouped.addAll(request.columns().slices());
        Set<String> named = new LinkedHashSet<>(grouped);
        named.add(request.columns().target());
        for (String name : named) {
            if (table.column(name).isEmpty()) {
                throw new BadInputException(
                        "unknown column \"" + name + "\"" + Suggestion.hint(name, table.columnNames()));
            }
        }
        // A column that only a rule names and that is not there breaks that rule, and no more.
        ExplainGrammar.groupColumns(rules).stream()
                .filter(name -> table.column(name).isPresent())
                .forEach(grouped::add);
        return grouped;
    }

    private ResultDocument document(
            ExplainRun run, List<Rule> rules, Champion champion, OpenedModel opened, ExplainedTable data)
            throws IOException {
        progress.step("measure", -1);
        log(run);
        AttributionSections drawn = new AttributionSections(
                run.model(),
                run.inputs(),
                run.rows().summary(),
                run.target().meaning().classes().outputNames(),
                Collections.unmodifiableSet(
                        new LinkedHashSet<>(request.columns().sensitive())));
        MeasuredFacts facts = new MeasuredFacts(
                run.rows().predictions(),
                Collections.unmodifiableSet(new LinkedHashSet<>(data.table().columnNames())),
                run.rows().groupings(),
                drawn.shares(),
                champion.shares(),
                FairnessOptions.USUAL,
                SliceOptions.USUAL);
        facts.judge(run.target().meaning().classes().positive());
        ExplainDocument document = new ExplainDocument(request, run, drawn, facts, champion);
        document.decide(new RuleEvaluator(facts, RuleDecisions.USUAL).checks(rules));
        progress.step("fingerprint", -1);
        List<String> digests = Fingerprint.digests(opened.files());
        Map<String, String> libraries = new LinkedHashMap<>(opened.libraries());
        libraries.put("duckdb", data.database());
        return document.of(
                opened.files(),
                digests,
                data,
                Machine.environment(request.now(), request.limits().threads(), libraries));
    }

    /** One line for the log: what the model's output means, and who says so. */
    private void log(ExplainRun run) {
        progress.log(
                "info",
                request.model().file() + ": "
                        + run.told().entrySet().stream()
                                .map(known -> known.getKey() + " " + known.getValue())
                                .collect(Collectors.joining("; ")));
    }
}

package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.contract.Contract;
import io.jenkins.plugins.mlops.engine.contract.ContractReader;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Subject;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries out validateData: reads, plans, decides, and puts together the result document. */
public final class Validator {
    private static final String TABLE = "primary";

    private final ValidateRequest request;
    private final Progress progress;

    public Validator(ValidateRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Checks the data.
     *
     * @throws BadInputException when files, contract or rules cannot be used
     */
    public ResultDocument run() {
        Contract contract = request.contract().file() == null
                ? null
                : ContractReader.read(
                        request.data().inputs().file(request.contract().file()),
                        request.contract().object());
        List<Rule> rules = rules(contract);
        List<InputFile> files = request.data().resolve();
        Map<String, List<InputFile>> others = others();
        List<InputFile> all = new ArrayList<>(files);
        others.values().forEach(all::addAll);
        Set<String> sensitive = new LinkedHashSet<>(request.report().sensitive());
        if (contract != null) {
            sensitive.addAll(contract.sensitive());
        }
        try (DuckSession session = DuckSession.open(
                all, request.limits().memoryBytes(), request.limits().threads())) {
            TableReader reader = new TableReader(session, options(contract));
            Table opened = reader.open(TABLE, files);
            requireColumns(opened);
            Map<String, Table> otherTables = new LinkedHashMap<>();
            others.forEach((name, list) -> otherTables.put(name, reader.open(name, list)));
            ValidateRun run = new ValidateRun(request, session, reader, otherTables, sensitive, progress);
            Table table = run.execute(opened, rules);
            // Only now all columns are known: in JSON the last row may bring one.
            request.data().options().requireColumns(run.columnNames(table));
            progress.step("fingerprint", -1);
            Fingerprint fingerprint = reader.fingerprint(table);
            return document(contract, table, run, fingerprint, session);
        } catch (SQLException e) {
            throw TableReader.failure("the check could not be carried out", e);
        }
    }

    /** Returns the read options of the request, completed by those of the contract; all tables are read alike. */
    private ReadOptions options(Contract contract) {
        return contract == null
                ? request.data().options()
                : request.data().options().withKinds(contract.kinds()).withMissing(contract.missing());
    }

    private List<Rule> rules(Contract contract) {
        List<Rule> rules = new ArrayList<>();
        if (contract != null) {
            contract.notes().forEach(note -> progress.log("info", "note: " + note));
            rules.addAll(contract.rules());
            if (rules.isEmpty()) {
                throw new BadInputException(
                        contract.file() + ": the contract holds no rule, so there is nothing to check");
            }
        }
        int number = 0;
        for (String text : request.contract().rules()) {
            number++;
            rules.add(DataGrammar.rule(text, new Source("rule " + number, 1, 1)));
        }
        if (rules.isEmpty()) {
            throw new BadInputException("no rule was given, so there is nothing to check; give a contract ("
                    + OptionName.of("contract") + ") or a rule (" + OptionName.with("rule", "'RowCount > 0'") + ")");
        }
        return rules;
    }

    private Map<String, List<InputFile>> others() {
        Map<String, List<InputFile>> others = new LinkedHashMap<>();
        if (!request.others().reference().isEmpty()) {
            others.put(
                    "reference",
                    request.data().inputs().resolve(request.others().reference()));
        }
        request.others().splits().forEach((name, names) -> {
            if (name.equals(TABLE) || others.containsKey(name)) {
                throw new BadInputException("\"" + name + "\" cannot be the name of a split: it is taken");
            }
            others.put(name, request.data().inputs().resolve(names));
        });
        return others;
    }

    /** Columns named outside rules: a typing error there must not pass in silence. */
    private void requireColumns(Table table) {
        Set<String> named = new LinkedHashSet<>(request.report().sensitive());
        request.report().slices().forEach(named::addAll);
        if (request.report().target() != null) {
            named.add(request.report().target());
        }
        for (String name : named) {
            if (table.column(name).isEmpty()) {
                throw new BadInputException(
                        "unknown column \"" + name + "\"" + Suggestion.hint(name, table.columnNames()));
            }
        }
    }

    private ResultDocument document(
            Contract contract, Table table, ValidateRun run, Fingerprint fingerprint, DuckSession session)
            throws SQLException {
        List<Check> checks = new ArrayList<>(run.checks());
        if (run.rows() == 0) {
            checks.add(
                    0,
                    new Check(
                            new CheckedRule(
                                    "rows-present", "RowCount > 0", "RowCount", "coverage", null, Source.BUILT_IN),
                            Severity.ERROR,
                            Verdict.FAILED,
                            new Observation(
                                    0,
                                    "> 0",
                                    table.files().get(0).digest() == null
                                            ? "the data has a header and no row"
                                            : "the database gave columns and no row"),
                            FailingRows.NONE));
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("rows", (double) run.rows());
        DataSections sections = new DataSections(session, table, run.sensitive());
        List<Section> shown = new ArrayList<>();
        List<List<String>> slices = new ArrayList<>(request.report().slices());
        if (request.report().target() != null) {
            slices.add(0, List.of(request.report().target()));
        }
        if (!slices.isEmpty()) {
            shown.add(sections.diversity(slices, metrics));
        }
        shown.add(sections.schema(run.columns(), request.report().target()));
        if (contract != null) {
            shown.add(DataSections.contract(contract));
        }
        Map<Verdict, Long> counts = new HashMap<>();
        checks.forEach(check -> counts.merge(check.verdict(), 1L, Long::sum));
        metrics.put("checks", (double) checks.size());
        metrics.put("failed", counts.getOrDefault(Verdict.FAILED, 0L).doubleValue());
        metrics.put("warnings", counts.getOrDefault(Verdict.WARNING, 0L).doubleValue());
        metrics.put(
                "inconclusive", counts.getOrDefault(Verdict.INCONCLUSIVE, 0L).doubleValue());
        return new ResultDocument(
                new ResultDocument.Conclusion(
                        "validateData",
                        Verdict.worst(checks.stream().map(Check::verdict).toList()),
                        Summary.of(checks),
                        request.now()),
                subject(table, run.rows(), fingerprint),
                new ResultDocument.Findings(checks, metrics, shown),
                Machine.environment(request.now(), request.limits().threads(), Map.of("duckdb", session.version())));
    }

    private Subject subject(Table table, long rows, Fingerprint fingerprint) {
        List<Subject.SubjectFile> files = new ArrayList<>();
        for (int i = 0; i < table.files().size(); i++) {
            InputFile file = table.files().get(i);
            files.add(new Subject.SubjectFile(
                    file.shown(),
                    file.bytes(),
                    table.files().size() == 1 ? rows : null,
                    fingerprint.files().get(i)));
        }
        return new Subject(
                "dataset",
                String.join(", ", request.data().files()),
                fingerprint.dataset(),
                new Subject.Size(table.bytes(), rows, table.columns().size()),
                files);
    }
}

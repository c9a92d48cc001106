package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSession;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSource;
import io.jenkins.plugins.mlops.engine.contract.Contract;
import io.jenkins.plugins.mlops.engine.contract.ContractReader;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Subject;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import java.sql.SQLException;
import java.util.ArrayList;
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
     * Checks the data of files.
     *
     * @throws BadInputException when files, contract or rules cannot be used
     */
    public ResultDocument run() {
        Contract contract = contract();
        List<Rule> rules = rules(contract);
        List<InputFile> files = request.data().resolve();
        Map<String, List<InputFile>> others = others();
        List<InputFile> all = new ArrayList<>(files);
        others.values().forEach(all::addAll);
        Set<String> sensitive = sensitive(contract);
        try (DuckSession session = DuckSession.open(
                all, request.limits().memoryBytes(), request.limits().threads())) {
            TableReader reader = new TableReader(session, options(contract));
            Table opened = reader.open(TABLE, files);
            requireColumns(opened);
            ValidateRun run = new ValidateRun(request, session, reader, reader.open(others), sensitive, progress);
            Table table = run.execute(opened, rules);
            // Only now all columns are known: in JSON the last row may bring one.
            request.data().options().requireColumns(run.columnNames(table));
            progress.step("fingerprint", -1);
            Fingerprint fingerprint = reader.fingerprint(table);
            return new ValidateDocument(request, contract, sensitive)
                    .of(
                            rules,
                            new Examined(
                                    session,
                                    table,
                                    run.columns(),
                                    run.decided(),
                                    subject(table, run.rows(), fingerprint),
                                    Map.of("duckdb", session.version())));
        } catch (SQLException e) {
            throw TableReader.failure("the check could not be carried out", e);
        }
    }

    /**
     * Checks the rows of a database, where they are; what the database cannot compute is computed here.
     *
     * @throws BadInputException when database, contract or rules cannot be used
     */
    public ResultDocument run(DatabaseSource source) {
        Contract contract = contract();
        List<Rule> rules = rules(contract);
        Set<String> sensitive = sensitive(contract);
        ReadOptions options = options(contract);
        try (DatabaseSession database = DatabaseSession.open(source, options.missing(), progress)) {
            requireColumns(database.table());
            try {
                ConnectedCheck check = new ConnectedCheck(request, database, options, sensitive, progress);
                Examined examined = new ConnectedRun(check, others()).examine(rules);
                return new ValidateDocument(request, contract, sensitive).of(rules, examined);
            } catch (SQLException e) {
                throw database.failure(e);
            }
        }
    }

    private Contract contract() {
        return request.contract().file() == null
                ? null
                : ContractReader.read(
                        request.data().inputs().file(request.contract().file()),
                        request.contract().object());
    }

    private Set<String> sensitive(Contract contract) {
        Set<String> sensitive = new LinkedHashSet<>(request.report().sensitive());
        if (contract != null) {
            sensitive.addAll(contract.sensitive());
        }
        return sensitive;
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
    private void requireColumns(Relation table) {
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

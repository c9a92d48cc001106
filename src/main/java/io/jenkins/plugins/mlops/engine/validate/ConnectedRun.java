package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSession;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSource;
import io.jenkins.plugins.mlops.engine.connection.DatabaseTable;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.NotInDialectException;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.result.Subject;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.FurtherTables;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import io.jenkins.plugins.mlops.engine.validate.plan.Planned;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One run of rules against rows of a database. The database computes, and numbers come back. A rule that it cannot compute exactly is computed here, from
 * the columns the rule looks at and nothing else, and the log says so.
 */
final class ConnectedRun {
    /** Rules that the log names. */
    private static final int MOST_TOLD = 20;

    private final ValidateRequest request;
    private final DatabaseSession database;
    private final ReadOptions options;
    private final Set<String> sensitive;
    private final Progress progress;
    /** Why rules are computed here, by their index. */
    private final Map<Integer, String> here = new LinkedHashMap<>();

    ConnectedRun(
            ValidateRequest request,
            DatabaseSession database,
            ReadOptions options,
            Set<String> sensitive,
            Progress progress) {
        this.request = request;
        this.database = database;
        this.options = options;
        this.sensitive = sensitive;
        this.progress = progress;
    }

    /**
     * Decides the rules.
     *
     * @param others files of the further tables
     */
    Examined examine(DatabaseSource source, List<Rule> rules, Map<String, List<InputFile>> others) throws SQLException {
        database.notes().forEach(note -> progress.log("info", note));
        List<InputFile> files = others.values().stream().flatMap(List::stream).toList();
        try (DuckSession local = DuckSession.open(
                files, request.limits().memoryBytes(), request.limits().threads())) {
            Map<String, Table> tables = tables(new TableReader(local, options), others);
            Set<String> known = new LinkedHashSet<>(database.table().columnNames());
            tables.values().forEach(table -> known.addAll(table.columnNames()));
            request.data().options().requireColumns(known);
            LocalRules.requireRegexes(local, rules);
            DatabaseTable table = database.table();
            keepHere(rules, table);
            ConnectedPlan plan = computed(rules, new FurtherTables(tables, local));
            List<DecidedRule> decided = plan.decide(source.shown(), sensitive);
            new LocalRules(request, database, options, sensitive, progress).decide(rules, here, others, decided);
            tell(rules);
            return new Examined(
                    database,
                    table,
                    plan.columns(options.kinds()),
                    decided,
                    subject(source, table, plan),
                    Map.of("database", database.version(), "duckdb", local.version()));
        }
    }

    private static Map<String, Table> tables(TableReader reader, Map<String, List<InputFile>> others)
            throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Map.Entry<String, List<InputFile>> other : others.entrySet()) {
            tables.put(other.getKey(), reader.settled(reader.open(other.getKey(), other.getValue())));
        }
        return tables;
    }

    /** A column that is declared to be of another kind than its type is read here, where values are converted by one set of rules. */
    private void keepHere(List<Rule> rules, DatabaseTable table) {
        for (int i = 0; i < rules.size(); i++) {
            for (String name : RuleColumns.of(rules.get(i), table)) {
                Column column = table.column(name).orElse(null);
                if (column != null
                        && column.kind() != Column.Kind.OTHER
                        && options.kinds()
                                .of(name)
                                .filter(declared -> declared.kind().isText() != (column.kind() == Column.Kind.TEXT))
                                .isPresent()) {
                    here.put(i, "column \"" + name + "\" is declared to be of another kind than its type");
                }
            }
        }
    }

    /** Lets the database compute; rules that fail there although they are right are taken out, and the others computed again. */
    private ConnectedPlan computed(List<Rule> rules, FurtherTables others) throws SQLException {
        while (true) {
            Plan plan = new Plan(database.table(), database.dialect());
            Scope scope = new Scope(database.table(), others, plan, database, request.now(), sensitive);
            RulePlanner planner = new RulePlanner(scope);
            Map<Integer, Planned> planned = new LinkedHashMap<>();
            for (int i = 0; i < rules.size(); i++) {
                if (!here.containsKey(i)) {
                    try {
                        planned.put(i, planner.plan(rules.get(i)));
                    } catch (NotInDialectException e) {
                        here.put(i, database.dialect().title() + " " + e.getMessage());
                    }
                }
            }
            ConnectedPlan computed = new ConnectedPlan(database, plan, planned, rules.size());
            try {
                progress.step("computing in the database", -1);
                Set<String> notNumbers = computed.run(fraction -> progress.step("computing in the database", fraction));
                if (notNumbers.isEmpty()) {
                    return computed;
                }
                database.dropNotANumber(notNumbers);
            } catch (SQLException e) {
                if (database.isReading(e)) {
                    throw e;
                }
                planner.requireConditions();
                if (!takeOut(rules, scope, planned.keySet())) {
                    throw e;
                }
            }
        }
    }

    /** Takes out the rules that fail alone; whether there was one. */
    private boolean takeOut(List<Rule> rules, Scope scope, Set<Integer> planned) throws SQLException {
        boolean found = false;
        for (int index : planned) {
            Plan alone = new Plan(database.table(), database.dialect());
            try {
                new RulePlanner(scope.with(alone)).plan(rules.get(index));
                alone.run(database, fraction -> {});
            } catch (SQLException e) {
                if (database.isReading(e)) {
                    throw e;
                }
                here.put(index, database.dialect().title() + " cannot compute it on these values");
                found = true;
            }
        }
        return found;
    }

    private void tell(List<Rule> rules) {
        int all = rules.size();
        int statements = database.statements();
        progress.log(
                "info",
                (all - here.size()) + " of " + all + (all == 1 ? " rule was" : " rules were") + " computed by "
                        + database.version() + ", in " + statements + (statements == 1 ? " statement" : " statements")
                        + (database.scanned() == 0
                                ? ""
                                : String.format(Locale.ROOT, ", which read %,d rows", database.scanned())));
        here.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_TOLD)
                .forEach(rule -> progress.log(
                        "info", "computed here: " + rules.get(rule.getKey()).text() + " (" + rule.getValue() + ")"));
        if (here.size() > MOST_TOLD) {
            progress.log("info", "computed here: " + (here.size() - MOST_TOLD) + " more");
        }
    }

    private Subject subject(DatabaseSource source, DatabaseTable table, ConnectedPlan plan) {
        Fingerprint fingerprint = Fingerprint.of(List.of(plan.digest(database.version())), table.columns());
        return new Subject(
                "dataset",
                source.shown(),
                fingerprint.dataset(),
                new Subject.Size(0, plan.rows(), table.columns().size()),
                List.of(new Subject.SubjectFile(
                        source.shown(), 0, plan.rows(), fingerprint.files().get(0))));
    }
}

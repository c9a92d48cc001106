package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSession;
import io.jenkins.plugins.mlops.engine.connection.DatabaseTable;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.NotInDialectException;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
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

    private final ConnectedCheck check;
    private final DatabaseSession database;
    private final Progress progress;
    private final Map<String, List<InputFile>> others;
    /** Why rules are computed here, by their index. */
    private final Map<Integer, String> here = new LinkedHashMap<>();
    /** Versions of what computed something. */
    private final Map<String, String> versions = new LinkedHashMap<>();

    /** @param others files of the further tables */
    ConnectedRun(ConnectedCheck check, Map<String, List<InputFile>> others) {
        this.check = check;
        this.database = check.database();
        this.progress = check.progress();
        this.others = others;
        versions.put("database", database.version());
    }

    /** Decides the rules. */
    Examined examine(List<Rule> rules) throws SQLException {
        database.notes().forEach(note -> progress.log("info", note));
        List<Rule.Statement> matching = RulePlanner.matching(rules);
        if (others.isEmpty() && matching.isEmpty()) {
            check.request().data().options().requireColumns(database.table().columnNames());
            return examine(rules, new FurtherTables(Map.of(), database));
        }
        EngineLimits limits = check.request().limits();
        List<InputFile> files = others.values().stream().flatMap(List::stream).toList();
        try (DuckSession local = DuckSession.open(files, limits.memoryBytes(), limits.threads())) {
            Map<String, Table> tables = tables(new TableReader(local, check.options()));
            Set<String> known = new LinkedHashSet<>(database.table().columnNames());
            tables.values().forEach(table -> known.addAll(table.columnNames()));
            check.request().data().options().requireColumns(known);
            // Before a row moves: not every database understands what the rules' own regular expressions are.
            matching.forEach(rule -> RulePlanner.requireRegex(rule, local));
            versions.put("duckdb", local.version());
            return examine(rules, new FurtherTables(tables, local));
        }
    }

    private Examined examine(List<Rule> rules, FurtherTables tables) throws SQLException {
        DatabaseTable table = database.table();
        keepHere(rules, table);
        ConnectedPlan plan = computed(rules, tables);
        List<DecidedRule> decided = plan.decide(database.shown(), check.sensitive());
        new LocalRules(check, others, versions).decide(rules, here, decided);
        tell(rules);
        return new Examined(database, table, plan.columns(check.options().kinds()), decided, plan.subject(), versions);
    }

    private Map<String, Table> tables(TableReader reader) throws SQLException {
        Map<String, Table> tables = reader.open(others);
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            table.setValue(reader.settled(table.getValue()));
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
                        && check.options()
                                .kinds()
                                .of(name)
                                .filter(declared -> declared.kind().isText() != (column.kind() == Column.Kind.TEXT))
                                .isPresent()) {
                    here.put(i, "column \"" + name + "\" is declared to be of another kind than its type");
                }
            }
        }
    }

    /** Lets the database compute; rules that fail there although they are right are taken out, and the others computed again. */
    private ConnectedPlan computed(List<Rule> rules, FurtherTables tables) throws SQLException {
        while (true) {
            Plan plan = check.plan();
            Scope scope = check.scope(plan, tables);
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
                database.doing(planned.size() == 1 ? "one rule" : planned.size() + " rules");
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
            Plan alone = check.plan();
            try {
                database.doing("the rule " + rules.get(index).text());
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
}

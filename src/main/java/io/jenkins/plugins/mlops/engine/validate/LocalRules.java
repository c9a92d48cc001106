package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.connection.DatabaseReader;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSession;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.FurtherTables;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules on rows of a database that are computed here, from the columns they look at. Their {@code where} is still computed by the database. */
final class LocalRules {
    private static final String TABLE = "primary";

    private final ValidateRequest request;
    private final DatabaseSession database;
    private final ReadOptions options;
    private final Set<String> sensitive;
    private final Progress progress;

    LocalRules(
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

    /** Refuses a regular expression that cannot be used, before a row has moved. */
    static void requireRegexes(DuckSession session, List<Rule> rules) throws SQLException {
        for (Rule rule : rules) {
            if (rule instanceof Rule.Joined joined) {
                requireRegexes(session, joined.parts());
            } else if (((Rule.Statement) rule).condition() instanceof Condition.Matches matches) {
                RulePlanner.requireRegex((Rule.Statement) rule, matches, session);
            }
        }
    }

    /**
     * Decides rules.
     *
     * @param rules all rules
     * @param here those to decide, by their index
     * @param others files of the further tables
     * @param decided the decisions on all rules, where the new ones go
     */
    void decide(
            List<Rule> rules, Map<Integer, String> here, Map<String, List<InputFile>> others, List<DecidedRule> decided)
            throws SQLException {
        if (here.isEmpty()) {
            return;
        }
        Set<String> columns = new LinkedHashSet<>();
        List<Rule> wanted = new ArrayList<>();
        List<Integer> indexes = here.keySet().stream().sorted().toList();
        for (int index : indexes) {
            columns.addAll(RuleColumns.of(rules.get(index), database.table()));
            wanted.add(conditioned(rules.get(index)));
        }
        columns.retainAll(database.table().columnNames());
        if (columns.isEmpty()) {
            columns.add(database.table().columnNames().get(0));
        }
        try (DatabaseReader.Extracted extracted = database.extract(columns, request.limits())) {
            List<DecidedRule> found = run(extracted.file(), others, wanted);
            for (int i = 0; i < indexes.size(); i++) {
                decided.set(indexes.get(i), found.get(i));
            }
        }
    }

    private List<DecidedRule> run(InputFile file, Map<String, List<InputFile>> others, List<Rule> rules)
            throws SQLException {
        List<InputFile> files = new ArrayList<>(List.of(file));
        others.values().forEach(files::addAll);
        try (DuckSession session = DuckSession.open(
                files, request.limits().memoryBytes(), request.limits().threads())) {
            TableReader reader = new TableReader(session, options);
            Table table = reader.open(TABLE, List.of(file));
            Map<String, Table> tables = new LinkedHashMap<>();
            others.forEach((name, list) -> tables.put(name, reader.open(name, list)));
            ValidateRun run = new ValidateRun(request, session, reader, tables, sensitive, progress);
            run.execute(table, rules);
            return run.decided();
        }
    }

    /** The rule with the column that its {@code where} has become. */
    private Rule conditioned(Rule rule) throws SQLException {
        if (rule instanceof Rule.Joined joined) {
            List<Rule> parts = new ArrayList<>();
            for (Rule part : joined.parts()) {
                parts.add(conditioned(part));
            }
            return new Rule.Joined(joined.all(), parts, joined.written());
        }
        Rule.Statement statement = (Rule.Statement) rule;
        if (statement.where() == null) {
            return rule;
        }
        Scope scope = new Scope(
                database.table(),
                new FurtherTables(Map.of(), database),
                new Plan(database.table(), database.dialect()),
                database,
                request.now(),
                sensitive);
        return new RulePlanner(scope).checkedWhere(statement);
    }
}

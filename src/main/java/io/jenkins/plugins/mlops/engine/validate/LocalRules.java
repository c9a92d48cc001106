package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.connection.DatabaseReader;
import io.jenkins.plugins.mlops.engine.connection.DatabaseTable;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.FurtherTables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules on rows of a database that are computed here, from the columns they look at. Their {@code where} is still computed by the database. */
final class LocalRules {
    private static final String TABLE = "primary";

    private final ConnectedCheck check;
    private final Map<String, List<InputFile>> others;

    private final Map<String, String> versions;

    /**
     * @param others files of the further tables
     * @param versions where the version of what computes goes
     */
    LocalRules(ConnectedCheck check, Map<String, List<InputFile>> others, Map<String, String> versions) {
        this.check = check;
        this.others = others;
        this.versions = versions;
    }

    /**
     * Decides rules.
     *
     * @param rules all rules
     * @param here those to decide, by their index
     * @param decided the decisions on all rules, where the new ones go
     */
    void decide(List<Rule> rules, Map<Integer, String> here, List<DecidedRule> decided) throws SQLException {
        if (here.isEmpty()) {
            return;
        }
        DatabaseTable table = check.database().table();
        Set<String> columns = new LinkedHashSet<>();
        List<Rule> wanted = new ArrayList<>();
        List<Integer> indexes = here.keySet().stream().sorted().toList();
        for (int index : indexes) {
            columns.addAll(RuleColumns.of(rules.get(index), table));
            wanted.add(conditioned(rules.get(index)));
        }
        columns.retainAll(table.columnNames());
        if (columns.isEmpty()) {
            columns.add(table.columnNames().get(0));
        }
        try (DatabaseReader.Extracted extracted =
                check.database().extract(columns, check.request().limits())) {
            List<DecidedRule> found = run(extracted.file(), wanted);
            for (int i = 0; i < indexes.size(); i++) {
                decided.set(indexes.get(i), found.get(i));
            }
        }
    }

    private List<DecidedRule> run(InputFile file, List<Rule> rules) throws SQLException {
        List<InputFile> files = new ArrayList<>(List.of(file));
        others.values().forEach(files::addAll);
        EngineLimits limits = check.request().limits();
        try (DuckSession session = DuckSession.open(files, limits.memoryBytes(), limits.threads())) {
            TableReader reader = new TableReader(session, check.options());
            Table table = reader.open(TABLE, List.of(file));
            ValidateRun run = new ValidateRun(
                    check.request(), session, reader, reader.open(others), check.sensitive(), check.progress());
            run.execute(table, rules);
            versions.put("duckdb", session.version());
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
        FurtherTables none = new FurtherTables(Map.of(), check.database());
        return new RulePlanner(check.scope(check.plan(), none)).checkedWhere(statement);
    }
}

package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Example;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of rules against a table: the plans, the decisions, the examples. */
final class ValidateRun {
    private final ValidateRequest request;
    private final DuckSession session;
    private final TableReader reader;
    private final Map<String, Table> others;
    private final Set<String> sensitive;
    private final Progress progress;
    private List<Check> checks = List.of();
    private long rows;

    ValidateRun(ValidateRequest request, DuckSession session, TableReader reader, Map<String, Table> others, Set<String> sensitive, Progress progress) {
        this.request = request;
        this.session = session;
        this.reader = reader;
        this.others = others;
        this.sensitive = sensitive;
        this.progress = progress;
    }

    List<Check> checks() {
        return checks;
    }

    long rows() {
        return rows;
    }

    Set<String> sensitive() {
        return sensitive;
    }

    /**
     * Runs the rules.
     *
     * @return the table as it could be read: columns whose values do not fit their type have become text
     */
    Table execute(Table first, List<Rule> rules) throws SQLException {
        Table table = first;
        while (true) {
            try {
                attempt(table, rules);
                return table;
            } catch (SQLException e) {
                String column = TableReader.misfit(e);
                Column.Kind kind = column == null ? Column.Kind.TEXT : table.column(column).map(Column::kind).orElse(Column.Kind.TEXT);
                if (kind == Column.Kind.TEXT) {
                    throw TableReader.explain(e, table.files());
                }
                progress.log("info", "column \"" + column + "\" holds values that are no " + table.column(column).orElseThrow().type() + "; it is read as text");
                table = reader.asText(table, column);
            }
        }
    }

    private void attempt(Table table, List<Rule> rules) throws SQLException {
        Plan plan = new Plan(table);
        Measure all = plan.measure("count(*)");
        RulePlanner planner = new RulePlanner(new Scope(table, others, plan, session, request.now()));
        List<Planned> planned = rules.stream().map(planner::plan).toList();
        plan.run(session, fraction -> progress.step("scan", fraction));
        rows = all.count();
        Plan second = new Plan(table);
        planned.forEach(p -> p.evaluation().refine(second));
        second.run(session, fraction -> progress.step("second scan", fraction));

        Checks names = new Checks();
        Map<Integer, Evaluation.Failing> broken = new LinkedHashMap<>();
        List<Check> decided = new ArrayList<>();
        for (Planned p : planned) {
            Outcome outcome = p.evaluation().decide();
            if (outcome.state() == Outcome.State.BROKEN && (outcome.failing() == null || outcome.failing() > 0)) {
                p.evaluation().failing(session).ifPresent(failing -> broken.put(decided.size(), failing));
            }
            decided.add(names.of(p.rule(), outcome));
        }
        if (!broken.isEmpty() && rows > 0) {
            progress.step("examples of broken rules", -1);
            Map<Integer, List<Example>> examples = new ExampleRows(session, table, sensitive).find(broken);
            examples.forEach((index, found) -> decided.set(index, decided.get(index).withExamples(found)));
        }
        checks = decided;
    }
}

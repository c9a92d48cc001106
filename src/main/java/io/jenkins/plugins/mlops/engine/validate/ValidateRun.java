package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Example;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.types.TextColumns;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of rules against a table: the plans, the decisions, the examples. */
final class ValidateRun {
    /** Attempts that keep types; the next reads as text every column of a table in which values still do not fit. */
    private static final int TYPED_ATTEMPTS = 3;

    private final ValidateRequest request;
    private final DuckSession session;
    private final TableReader reader;
    private final Map<String, Table> others;
    private final Set<String> sensitive;
    private final Progress progress;
    private List<Check> checks = List.of();
    private long rows;

    ValidateRun(
            ValidateRequest request,
            DuckSession session,
            TableReader reader,
            Map<String, Table> others,
            Set<String> sensitive,
            Progress progress) {
        this.request = request;
        this.session = session;
        this.reader = reader;
        this.others = new LinkedHashMap<>(others);
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
     * @return the table as it could be read: columns whose values do not fit their type have another type
     */
    Table execute(Table first, List<Rule> rules) throws SQLException {
        Table table = reader.retyped(first, TextColumns.of(rules, first));
        for (int attempt = 1; ; attempt++) {
            try {
                attempt(table, rules);
                return table;
            } catch (SQLException e) {
                String column = TableReader.misfit(e);
                boolean changed = false;
                if (column != null) {
                    Table wider = widened(table, column, attempt);
                    changed = wider != table;
                    table = wider;
                    for (Map.Entry<String, Table> other : others.entrySet()) {
                        Table before = other.setValue(widened(other.getValue(), column, attempt));
                        changed |= before != other.getValue();
                    }
                }
                if (!changed) {
                    List<InputFile> files = new ArrayList<>(table.files());
                    others.values().forEach(other -> files.addAll(other.files()));
                    throw reader.explain(e, files);
                }
            }
        }
    }

    /** The table with types that its values fit; the same table when it has no such column, or has it as text already. */
    private Table widened(Table table, String column, int attempt) throws SQLException {
        if (table.column(column).isEmpty() || table.column(column).get().type().equals("VARCHAR")) {
            return table;
        }
        Table wider;
        if (attempt > TYPED_ATTEMPTS) {
            Map<String, String> texts = new HashMap<>();
            table.columnNames().forEach(name -> texts.put(name, "VARCHAR"));
            wider = reader.retyped(table, texts);
        } else {
            wider = reader.widened(table, column);
        }
        for (Column before : table.columns()) {
            String type = wider.column(before.name()).orElseThrow().type();
            if (!type.equals(before.type())) {
                progress.log(
                        "info",
                        "column \"" + before.name() + "\" holds values that are no " + before.type()
                                + "; it is read as " + (type.equals("VARCHAR") ? "text" : type));
            }
        }
        return wider;
    }

    private void attempt(Table table, List<Rule> rules) throws SQLException {
        Plan plan = new Plan(table);
        Measure all = plan.count(null);
        RulePlanner planner = new RulePlanner(new Scope(table, others, plan, session, request.now(), sensitive));
        List<Planned> planned = new ArrayList<>();
        for (Rule rule : rules) {
            planned.add(planner.plan(rule));
        }
        Plan second = new Plan(table);
        try {
            plan.run(session, fraction -> progress.step("scan", fraction));
            rows = all.count();
            planned.forEach(p -> p.evaluation().refine(second));
            second.run(session, fraction -> progress.step("second scan", fraction));
        } catch (SQLException e) {
            planner.blame(e);
            throw e;
        }

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
            examples.forEach(
                    (index, found) -> decided.set(index, decided.get(index).withExamples(found)));
        }
        checks = decided;
    }
}

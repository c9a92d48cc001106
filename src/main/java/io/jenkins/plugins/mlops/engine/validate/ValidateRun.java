package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.data.survey.ColumnSurvey;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyPass;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.ExampleRows;
import io.jenkins.plugins.mlops.engine.validate.plan.FurtherTables;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import io.jenkins.plugins.mlops.engine.validate.plan.Planned;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import io.jenkins.plugins.mlops.engine.validate.types.TextColumns;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private List<DecidedRule> decided = List.of();
    private List<SurveyedColumn> columns = List.of();
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

    /** The decisions, in the order of the rules. */
    List<DecidedRule> decided() {
        return decided;
    }

    /** All columns of the table with their kinds. */
    List<SurveyedColumn> columns() {
        return columns;
    }

    /** The columns of a table and of all tables that rules may compare it with. */
    Set<String> columnNames(Table table) {
        Set<String> names = new LinkedHashSet<>(table.columnNames());
        others.values().forEach(other -> names.addAll(other.columnNames()));
        return names;
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
     * @return the table with the types of all its values
     */
    Table execute(Table first, List<Rule> rules) throws SQLException {
        Table table = first;
        while (true) {
            Exception failure = null;
            try {
                attempt(table, reader.retyped(table, TextColumns.of(rules, table)), rules);
            } catch (SQLException | BadInputException e) {
                failure = e;
            }
            boolean changed = false;
            Table settled = reader.settled(table);
            changed |= settled != table;
            for (Map.Entry<String, Table> other : others.entrySet()) {
                Table before = other.setValue(reader.settled(other.getValue()));
                changed |= before != other.getValue();
            }
            if (!changed) {
                if (failure != null) {
                    throw told(failure, settled);
                }
                reader.notes(settled).forEach(note -> progress.log("info", note));
                return reader.retyped(settled, TextColumns.of(rules, settled));
            }
            table = settled;
        }
    }

    private RuntimeException told(Exception failure, Table table) {
        if (failure instanceof RuntimeException told) {
            return told;
        }
        List<InputFile> files = new ArrayList<>(table.files());
        others.values().forEach(other -> files.addAll(other.files()));
        return reader.explain((SQLException) failure, files);
    }

    /**
     * Runs the rules once.
     *
     * @param natural the table with the types its values have
     * @param table the same with columns as text that rules want as text
     */
    private void attempt(Table natural, Table table, List<Rule> rules) throws SQLException {
        Plan plan = new Plan(table, session.dialect());
        Measure all = plan.count(null);
        RulePlanner planner = new RulePlanner(
                new Scope(table, new FurtherTables(others, session), plan, session, request.now(), sensitive));
        List<Planned> planned = new ArrayList<>();
        for (Rule rule : rules) {
            planned.add(planner.plan(rule));
        }
        Plan second = new Plan(table, session.dialect());
        try {
            // All columns are read in the rules' own scan: a page that cannot be read is found even where no rule
            // looks.
            SurveyPass survey = new FirstRows(session).survey(natural, table);
            Map<String, Measure> looked = measures(plan, survey);
            plan.run(session, fraction -> progress.step("scan", fraction));
            rows = all.count();
            planned.forEach(p -> p.evaluation().refine(second));
            survey.take(sql -> looked.get(sql).value());
            survey.know(plan::distinct);
            SurveyPass counted = survey.open(
                    rows, ColumnSurvey.countsAll(rows, table.columns().size()));
            Map<String, Measure> again = measures(second, counted);
            second.run(session, fraction -> progress.step("second scan", fraction));
            counted.take(sql -> again.get(sql).value());
            columns = survey.decided(rows, counted, reader.kinds());
        } catch (SQLException e) {
            planner.blame(e);
            throw e;
        }

        Map<Integer, Evaluation.Failing> broken = new LinkedHashMap<>();
        List<DecidedRule> found = new ArrayList<>();
        for (Planned p : planned) {
            Outcome outcome = p.evaluation().decide();
            if (DecidedRule.needsExamples(outcome)) {
                p.evaluation().failing(session).ifPresent(failing -> broken.put(found.size(), failing));
            }
            found.add(new DecidedRule(outcome, null));
        }
        if (!broken.isEmpty() && rows > 0) {
            progress.step("examples of broken rules", -1);
            Map<Integer, ExampleRows.Found> examples = new ExampleRows(session, table, sensitive).find(broken);
            examples.forEach((index, rows) -> found.set(index, found.get(index).with(rows)));
        }
        decided = found;
    }

    private static Map<String, Measure> measures(Plan plan, SurveyPass pass) {
        Map<String, Measure> measures = new LinkedHashMap<>();
        pass.expressions().forEach(sql -> measures.put(sql, plan.measure(sql)));
        return measures;
    }
}

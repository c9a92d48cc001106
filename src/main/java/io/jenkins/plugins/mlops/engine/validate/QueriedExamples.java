package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.result.Example;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.ExampleRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Some rows of a database that break a rule: whichever it comes upon first, for rows of a database have no order and no numbers. */
final class QueriedExamples {
    private final SqlSession session;
    private final Relation table;
    private final Set<String> sensitive;
    private final String shown;

    /** @param shown what examples call the table */
    QueriedExamples(SqlSession session, Relation table, Set<String> sensitive, String shown) {
        this.session = session;
        this.table = table;
        this.sensitive = sensitive;
        this.shown = shown;
    }

    ExampleRows.Found of(Evaluation.Failing failing) throws SQLException {
        Dialect sql = session.dialect();
        String values = failing.columns().stream()
                .map(name -> sql.shown(sql.name(name)))
                .collect(Collectors.joining(", "));
        int most = ExampleRows.MOST + failing.repeated();
        List<Example> examples = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Object[] row : session.query("SELECT " + values + " FROM " + sql.name(table.name()) + " WHERE "
                + failing.predicate() + " LIMIT " + most)) {
            boolean breaks = failing.repeated() == 0 || failing.breaks(row) || !seen.add(Arrays.asList(row));
            if (breaks && examples.size() < ExampleRows.MOST) {
                examples.add(new Example(shown, 0, ExampleRows.shown(failing.columns(), row, sensitive)));
            }
        }
        return new ExampleRows.Found(examples, "");
    }
}

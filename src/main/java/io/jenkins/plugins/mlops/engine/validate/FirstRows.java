package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyPass;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the first rows of a large table, so that all the others are asked only what these leave open. */
final class FirstRows {
    private static final int ROWS = 20_000;
    /** In a smaller table the look would cost more than it saves. */
    private static final long LEAST_BYTES = 8L << 20;
    /** Each column is some aggregates, and the database takes long to plan many. */
    private static final int MOST_COLUMNS = 60;

    private final DuckSession session;

    FirstRows(DuckSession session) {
        this.session = session;
    }

    /**
     * The survey of a table.
     *
     * @param natural the table with the types its values have
     * @param table the same with columns as text that rules want as text
     */
    SurveyPass survey(Table natural, Table table) throws SQLException {
        SurveyPass all = SurveyPass.of(natural.columns(), table.columns(), false);
        if (table.bytes() < LEAST_BYTES || table.columns().size() > MOST_COLUMNS) {
            return all;
        }
        SurveyPass first = SurveyPass.of(natural.columns(), table.columns(), true);
        List<String> expressions = first.expressions();
        Object[] answers = session.query("SELECT " + String.join(", ", expressions) + " FROM (SELECT * FROM "
                        + Sql.name(table.name()) + " LIMIT " + ROWS + ")")
                .get(0);
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < answers.length; i++) {
            values.put(expressions.get(i), answers[i]);
        }
        first.take(values::get);
        return all.after(first);
    }
}

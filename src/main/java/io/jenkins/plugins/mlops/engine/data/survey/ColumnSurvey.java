package io.jenkins.plugins.mlops.engine.data.survey;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at all columns of a table over all rows: one pass, and a second one over those columns only whose kind hangs on whether a value occurs
 * twice. Different values are counted exactly in tables of up to
 * {@value #EXACT_ROWS} rows and {@value #EXACT_COLUMNS} columns and in the second pass, else estimated.
 */
public final class ColumnSurvey {
    /** Up to so many rows, different values are counted exactly. */
    public static final long EXACT_ROWS = 100_000;
    /** Up to so many columns are counted exactly: one count takes the time and memory of many estimates. */
    private static final int EXACT_COLUMNS = 100;
    /** The database plans a statement of thousands of aggregates for minutes. */
    private static final int COLUMNS_A_PASS = 60;

    private final DuckSession session;
    private final Rows rows;

    /**
     * The rows to look at.
     *
     * @param from what to put behind FROM
     * @param where a SQL condition
     * @param count their number
     */
    public record Rows(String from, String where, long count) {}

    /** Tells whether the different values of all columns are counted, and not estimated. */
    public static boolean countsAll(long rows, int columns) {
        return rows <= EXACT_ROWS && columns <= EXACT_COLUMNS;
    }

    public ColumnSurvey(DuckSession session, Rows rows) {
        this.session = session;
        this.rows = rows;
    }

    /**
     * Looks at columns.
     *
     * @param declared kinds that were declared; the others are decided by content
     * @return one entry a column, in the same order
     */
    public List<SurveyedColumn> of(List<Column> columns, DeclaredKinds declared) throws SQLException {
        List<SurveyedColumn> surveyed = new ArrayList<>();
        boolean exact = countsAll(rows.count(), columns.size());
        for (int from = 0; from < columns.size(); from += COLUMNS_A_PASS) {
            List<Column> some = columns.subList(from, Math.min(columns.size(), from + COLUMNS_A_PASS));
            surveyed.addAll(pass(some, declared, exact));
        }
        return surveyed;
    }

    private List<SurveyedColumn> pass(List<Column> columns, DeclaredKinds declared, boolean exact) throws SQLException {
        SurveyPass first = SurveyPass.of(columns, exact);
        read(first);
        SurveyPass counted = first.open(rows.count(), false);
        if (!counted.expressions().isEmpty()) {
            read(counted);
        }
        return first.decided(rows.count(), counted, declared);
    }

    private void read(SurveyPass pass) throws SQLException {
        List<String> expressions = pass.expressions();
        Object[] found = session.query(
                        "SELECT " + String.join(", ", expressions) + " FROM " + rows.from() + " WHERE " + rows.where())
                .get(0);
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < found.length; i++) {
            values.put(expressions.get(i), found[i]);
        }
        pass.take(values::get);
    }
}

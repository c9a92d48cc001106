package io.jenkins.plugins.mlops.engine.explain.recorded;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DoubleList;
import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.data.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column of recorded predictions, collected row by row: numbers, or the names of classes. */
final class RecordedColumn implements BesideColumn {
    private final Column column;
    private final boolean number;
    private final DoubleList numbers = new DoubleList();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();

    RecordedColumn(Column column) {
        this.column = column;
        this.number = column.kind().isNumber();
    }

    String name() {
        return column.name();
    }

    /** Tells whether it holds numbers; else {@link #values} are positions in {@link #names}. */
    boolean isNumber() {
        return number;
    }

    /** The different texts, in the order of their first row. */
    List<String> names() {
        return names;
    }

    /** A value for each row; not-a-number where none was recorded. */
    double[] values() {
        return numbers.toArray();
    }

    @Override
    public String selected() {
        return "CAST(" + Sql.name(column.name()) + (number ? " AS DOUBLE)" : " AS VARCHAR)");
    }

    @Override
    public void add(RowStream rows, int at) throws SQLException {
        if (number) {
            numbers.add(rows.number(at));
            return;
        }
        String text = rows.text(at);
        numbers.add(
                text == null
                        ? Double.NaN
                        : codes.computeIfAbsent(text, name -> {
                            names.add(name);
                            return names.size() - 1;
                        }));
    }
}

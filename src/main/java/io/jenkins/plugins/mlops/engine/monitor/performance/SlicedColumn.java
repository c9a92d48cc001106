package io.jenkins.plugins.mlops.engine.monitor.performance;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.slices.Bins;
import io.jenkins.plugins.mlops.engine.slices.Categories;
import io.jenkins.plugins.mlops.engine.slices.Grouping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The values of a column by which performance is told apart, one for each labelled row. */
public final class SlicedColumn {
    private static final int MOST_GROUPS = 200;
    private static final int BINS = 5;

    private final Column column;
    private final List<Double> numbers = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    public SlicedColumn(Column column) {
        this.column = column;
    }

    /** What to select. */
    public String selected() {
        return "CAST(" + Sql.name(column.name()) + (column.kind().isNumber() ? " AS DOUBLE)" : " AS VARCHAR)");
    }

    /** Takes the value of the present row. */
    public void add(ResultSet row, int at) throws SQLException {
        if (column.kind().isNumber()) {
            double value = row.getDouble(at);
            numbers.add(row.wasNull() ? Double.NaN : value);
        } else {
            String text = row.getString(at);
            texts.add(text);
        }
    }

    /** Numbers in quantile bins, or as they are when there are few different ones; anything else by value. */
    Grouping grouping() {
        return column.kind().isNumber()
                ? Bins.of(column.name(), numbers.stream().mapToDouble(Double::doubleValue).toArray(), BINS)
                : Categories.of(column.name(), texts.toArray(new String[0]), MOST_GROUPS);
    }
}

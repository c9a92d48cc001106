package io.jenkins.plugins.mlops.engine.slices;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DoubleList;
import io.jenkins.plugins.mlops.engine.data.IntList;
import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.data.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects a column by whose values rows are compared: the values of a number, the codes of anything else. */
public final class GroupColumn {
    private static final int MOST_GROUPS = 200;
    private static final int BINS = 5;
    /** Names remembered; rarer ones that come later are together. */
    private static final int MOST_NAMES = 100_000;

    private final Column column;
    private final DoubleList numbers = new DoubleList();
    private final IntList codes = new IntList();
    private final Map<String, Integer> byName = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    public GroupColumn(Column column) {
        this.column = column;
    }

    private boolean isNumber() {
        return column.kind().isNumber();
    }

    /** Returns the SQL expression to select. */
    public String selected() {
        return "CAST(" + Sql.name(column.name()) + (isNumber() ? " AS DOUBLE)" : " AS VARCHAR)");
    }

    /** Takes the value of the present row. */
    public void add(RowStream rows, int at) throws SQLException {
        if (isNumber()) {
            numbers.add(rows.number(at));
            return;
        }
        String text = rows.text(at);
        codes.add(text == null ? -1 : code(text));
    }

    private int code(String text) {
        Integer known = byName.get(text);
        if (known != null) {
            return known;
        }
        if (names.size() >= MOST_NAMES) {
            return MOST_NAMES - 1;
        }
        names.add(text);
        byName.put(text, names.size() - 1);
        if (names.size() == MOST_NAMES) {
            names.set(MOST_NAMES - 1, Grouping.OTHER);
        }
        return names.size() - 1;
    }

    /** The rows in groups: numbers in quantile bins, or as they are when there are few different ones. */
    public Grouping grouping() {
        return isNumber()
                ? Bins.of(column.name(), numbers.toArray(), BINS)
                : Categories.of(column.name(), codes.toArray(), names, MOST_GROUPS);
    }
}

package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.data.DoubleList;
import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.explain.meaning.TargetMeaning;
import io.jenkins.plugins.mlops.engine.explain.recorded.BesideColumn;
import io.jenkins.plugins.mlops.engine.performance.Task;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The truth of each row. */
final class TargetColumn implements BesideColumn {
    private final String name;
    private final TargetMeaning meaning;
    private final boolean number;
    private final DoubleList values = new DoubleList();
    private final Map<String, Integer> known = new HashMap<>();

    TargetColumn(String name, TargetMeaning meaning) {
        this.name = name;
        this.meaning = meaning;
        this.number = meaning.task() == Task.REGRESSION;
    }

    TargetMeaning meaning() {
        return meaning;
    }

    Task task() {
        return meaning.task();
    }

    String name() {
        return name;
    }

    /** Class names; for two classes the negative one first. */
    List<String> classes() {
        return meaning.classes().names();
    }

    @Override
    public String selected() {
        return "CAST(" + Sql.name(name) + (number ? " AS DOUBLE)" : " AS VARCHAR)");
    }

    /** Rows that have a truth. */
    String present() {
        return Sql.name(name) + " IS NOT NULL";
    }

    @Override
    public void add(RowStream rows, int at) throws SQLException {
        values.add(number ? rows.number(at) : known.computeIfAbsent(rows.text(at), meaning.classes()::index));
    }

    double value(int row) {
        return values.get(row);
    }

    double[] values() {
        return values.toArray();
    }

    int[] labels() {
        int[] labels = new int[values.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) values.get(i);
        }
        return labels;
    }
}

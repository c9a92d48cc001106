package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DoubleList;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.performance.Task;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The truth: what kind of target it is, which classes there are, and its value in each row. */
final class TargetColumn {
    private static final int MOST_CLASSES = 1000;

    private final String name;
    private final Task task;
    private final List<String> classes;
    private final boolean asNumber;
    private final DoubleList values = new DoubleList();

    private TargetColumn(String name, Task task, List<String> classes, boolean asNumber) {
        this.name = name;
        this.task = task;
        this.classes = List.copyOf(classes);
        this.asNumber = asNumber;
    }

    /**
     * Finds out what the target is from the model and the values in the data.
     *
     * @param positive the class that counts as positive, or null
     */
    static TargetColumn of(Model model, Table table, String name, String positive, DuckSession session)
            throws SQLException {
        Column column = table.column(name).orElseThrow();
        Task task = task(model);
        if (task == Task.REGRESSION) {
            if (!column.kind().isNumber()) {
                throw new BadInputException(
                        "the model predicts a number, but target \"" + name + "\" is " + column.type());
            }
            return new TargetColumn(name, task, List.of(), true);
        }
        List<String> found = found(session, table, name);
        if (task == Task.BINARY) {
            return new TargetColumn(name, task, binary(name, found, model.info().classes(), positive), false);
        }
        if (positive != null) {
            throw new BadInputException(
                    "a positive class was named, but the model has " + model.outputs() + " classes");
        }
        List<String> names = model.info().classes();
        if (names.isEmpty()) {
            names = new ArrayList<>();
            for (int k = 0; k < model.outputs(); k++) {
                names.add(String.valueOf(k));
            }
        }
        for (String value : found) {
            if (index(names, value) < 0) {
                throw new BadInputException("target \"" + name + "\" has the value \"" + value
                        + "\", which is none of the model's classes " + names);
            }
        }
        return new TargetColumn(name, task, names, false);
    }

    /** What the model's output means. */
    static Task task(Model model) {
        int classes = model.info().classes().size();
        if (model.outputs() == 1) {
            return classes == 2
                            || model.info().link() == Link.SIGMOID
                            || model.info().link() == Link.STEP
                    ? Task.BINARY
                    : Task.REGRESSION;
        }
        return model.outputs() == 2
                ? Task.BINARY
                : classes > 0 || model.info().link() != Link.IDENTITY ? Task.MULTICLASS : Task.REGRESSION;
    }

    private static List<String> found(DuckSession session, Table table, String name) throws SQLException {
        List<String> found = new ArrayList<>();
        String column = Sql.name(name);
        for (Object[] row : session.query(
                "SELECT CAST(" + column + " AS VARCHAR), count(*) FROM " + Sql.name(table.name()) + " WHERE " + column
                        + " IS NOT NULL GROUP BY " + column + " ORDER BY " + column + " LIMIT " + (MOST_CLASSES + 1))) {
            found.add((String) row[0]);
        }
        if (found.isEmpty()) {
            throw new BadInputException("target \"" + name + "\" has no value in any row");
        }
        if (found.size() > MOST_CLASSES) {
            throw new BadInputException("target \"" + name + "\" has more than " + MOST_CLASSES
                    + " different values; the model is a classifier");
        }
        return found;
    }

    private static List<String> binary(String name, List<String> found, List<String> known, String positive) {
        if (found.size() == 1) {
            throw new BadInputException("target \"" + name + "\" is \"" + found.get(0)
                    + "\" in every row; nothing can be measured on one class");
        }
        if (found.size() > 2) {
            throw new BadInputException("target \"" + name + "\" has " + found.size()
                    + " different values, but the model tells two classes apart");
        }
        String yes = positive;
        if (yes == null) {
            for (String candidate :
                    known.size() == 2 ? List.of(known.get(1)) : List.of("1", "1.0", "true", "True", "yes", "Y")) {
                yes = yes == null && index(found, candidate) >= 0 ? found.get(index(found, candidate)) : yes;
            }
        }
        int at = yes == null ? -1 : index(found, yes);
        if (at < 0) {
            throw new BadInputException(
                    "which class of target \"" + name + "\" is the positive one? It has the values \"" + found.get(0)
                            + "\" and \"" + found.get(1) + "\"; say so with --positive " + found.get(1));
        }
        return List.of(found.get(1 - at), found.get(at));
    }

    /** Position of a class name; 1, 1.0 and "1" are one name, whatever the type of the column. */
    private static int index(List<String> names, String value) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(value) || plain(names.get(i)).equals(plain(value))) {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String value) {
        return value.matches("-?[0-9]+\\.0+") ? value.substring(0, value.indexOf('.')) : value;
    }

    Task task() {
        return task;
    }

    String name() {
        return name;
    }

    /** Class names; for two classes the negative one first. */
    List<String> classes() {
        return classes;
    }

    String selected() {
        return "CAST(" + Sql.name(name) + (asNumber ? " AS DOUBLE)" : " AS VARCHAR)");
    }

    /** Rows that have a truth. */
    String present() {
        return Sql.name(name) + " IS NOT NULL";
    }

    void add(RowStream rows, int at) throws SQLException {
        values.add(asNumber ? rows.number(at) : index(classes, rows.text(at)));
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

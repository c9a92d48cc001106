package io.jenkins.plugins.mlops.engine.validate.plan;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.result.Example;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the first rows of each file that break rules: in its beginning, and where that has too few in one scan for all these rules together; none once each
 * has enough.
 */
public final class ExampleRows {
    /** Examples kept of one rule. */
    public static final int MOST = 5;

    /** Rows of a file that are looked at first: a rule that many rows break is mostly broken there, and the whole file is not read again. */
    static final int HEAD = 20_000;

    /** Stands for a value that is not to be shown. */
    private static final String MASK = "***";

    private static final String ROW = "__mlops_row";

    private final DuckSession session;
    private final Table table;
    private final Set<String> sensitive;

    public ExampleRows(DuckSession session, Table table, Set<String> sensitive) {
        this.session = session;
        this.table = table;
        this.sensitive = sensitive;
    }

    /**
     * Rows that break a rule.
     *
     * @param note what the sentence of the check has to say about them besides, or an empty text
     */
    public record Found(List<Example> examples, String note) {}

    /** The rows by the key of the rule. */
    public <K> Map<K, Found> find(Map<K, Evaluation.Failing> broken) throws SQLException {
        Map<K, List<Example>> examples = new HashMap<>();
        Map<K, Repeated> repeated = new HashMap<>();
        broken.keySet().forEach(key -> {
            examples.put(key, new ArrayList<>());
            repeated.put(key, new Repeated(table.files().size() == 1));
        });
        for (InputFile file : table.files()) {
            Map<K, Evaluation.Failing> open = new LinkedHashMap<>();
            broken.forEach((key, failing) -> {
                if (examples.get(key).size() < MOST) {
                    open.put(key, failing);
                }
            });
            if (open.isEmpty()) {
                break;
            }
            file(file, open, examples, repeated);
        }
        Map<K, Found> found = new HashMap<>();
        examples.forEach(
                (key, rows) -> found.put(key, new Found(rows, repeated.get(key).sentence())));
        return found;
    }

    private <K> void file(
            InputFile file, Map<K, Evaluation.Failing> open, Map<K, List<Example>> examples, Map<K, Repeated> repeated)
            throws SQLException {
        Map<K, Rows> first = new HashMap<>();
        Map<K, Evaluation.Failing> left = new LinkedHashMap<>(open);
        String all = table.numbered(file, ROW);
        Object[] head = query(open.values(), "(" + all + " LIMIT " + HEAD + ")");
        if (isBeginning(head)) {
            first.putAll(rows(open, head));
            left.keySet().removeIf(key -> first.get(key).numbers().length == asked(open.get(key)));
        }
        if (!left.isEmpty()) {
            first.putAll(rows(left, query(left.values(), "(" + all + ")")));
        }
        for (Map.Entry<K, Evaluation.Failing> entry : open.entrySet()) {
            Rows rows = first.get(entry.getKey());
            List<Example> found = examples.get(entry.getKey());
            Evaluation.Failing failing = entry.getValue();
            for (int i = 0; i < rows.numbers().length && found.size() < MOST; i++) {
                Object[] written = elements(rows.values()[i]);
                Example example = new Example(
                        file.shown(),
                        ((Number) rows.numbers()[i]).longValue(),
                        shown(failing.columns(), written, sensitive));
                if (failing.repeated() == 0
                        || repeated.get(entry.getKey())
                                .next(Arrays.asList(written), example, failing.breaks(written))) {
                    found.add(example);
                }
            }
        }
    }

    /**
     * The first rows that break a rule.
     *
     * @param numbers of the rows in their file, ascending
     * @param values of the rule's columns in each of them
     */
    private record Rows(Object[] numbers, Object[] values) {}

    /** Rows that are asked for of a rule: where so many are found in the beginning of a file, the others cannot come before them. */
    private static int asked(Evaluation.Failing failing) {
        return MOST + failing.repeated();
    }

    private Object[] query(Collection<Evaluation.Failing> rules, String from) throws SQLException {
        List<String> wanted = new ArrayList<>(List.of("count(*)", "max(" + ROW + ")"));
        for (Evaluation.Failing failing : rules) {
            String values = failing.columns().stream()
                    .map(name -> "CAST(" + Sql.name(name) + " AS VARCHAR)")
                    .collect(Collectors.joining(", ", "[", "]"));
            String number = "CASE WHEN " + failing.predicate() + " THEN " + ROW + " END, " + asked(failing);
            wanted.add("min(" + number + ")");
            wanted.add("arg_min(" + values + ", " + number + ")");
        }
        return session.query("SELECT " + String.join(", ", wanted) + " FROM " + from, 1, fraction -> {})
                .get(0);
    }

    private static <K> Map<K, Rows> rows(Map<K, Evaluation.Failing> rules, Object[] found) throws SQLException {
        Map<K, Rows> rows = new HashMap<>();
        int at = 2;
        for (K key : rules.keySet()) {
            rows.put(key, new Rows(elements(found[at]), elements(found[at + 1])));
            at += 2;
        }
        return rows;
    }

    /** Tells whether the rows are those that come first, with none left out: the last has their number. */
    private static boolean isBeginning(Object[] found) {
        return found[1] instanceof Number last && last.longValue() == ((Number) found[0]).longValue();
    }

    /** The values of a row by their columns; those of sensitive columns are masked. */
    public static Map<String, Object> shown(List<String> columns, Object[] values, Set<String> sensitive) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            shown.put(columns.get(i), values[i] != null && sensitive.contains(columns.get(i)) ? MASK : values[i]);
        }
        return shown;
    }

    private static Object[] elements(Object array) throws SQLException {
        return array == null ? new Object[0] : (Object[]) ((Array) array).getArray();
    }
}

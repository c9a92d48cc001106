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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the first rows of each file that break rules: one scan of a file for all broken rules together, and none once each has enough. */
public final class ExampleRows {
    /** Examples kept of one rule. */
    static final int MOST = 5;

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
        List<String> wanted = new ArrayList<>();
        for (Evaluation.Failing failing : open.values()) {
            String values = failing.columns().stream()
                    .map(name -> "CAST(" + Sql.name(name) + " AS VARCHAR)")
                    .collect(Collectors.joining(", ", "[", "]"));
            String number =
                    "CASE WHEN " + failing.predicate() + " THEN " + ROW + " END, " + (MOST + failing.repeated());
            wanted.add("min(" + number + ")");
            wanted.add("arg_min(" + values + ", " + number + ")");
        }
        Object[] row = session.query(
                        "SELECT " + String.join(", ", wanted) + " FROM (" + table.numbered(file, ROW) + ")",
                        1,
                        fraction -> {})
                .get(0);
        int at = 0;
        for (Map.Entry<K, Evaluation.Failing> entry : open.entrySet()) {
            Object[] numbers = elements(row[at++]);
            Object[] values = elements(row[at++]);
            List<Example> found = examples.get(entry.getKey());
            Evaluation.Failing failing = entry.getValue();
            for (int i = 0; i < numbers.length && found.size() < MOST; i++) {
                Object[] written = elements(values[i]);
                Example example = new Example(
                        file.shown(), ((Number) numbers[i]).longValue(), values(failing.columns(), written));
                if (failing.repeated() == 0
                        || repeated.get(entry.getKey())
                                .next(Arrays.asList(written), example, failing.breaks(written))) {
                    found.add(example);
                }
            }
        }
    }

    private Map<String, Object> values(List<String> columns, Object[] values) {
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

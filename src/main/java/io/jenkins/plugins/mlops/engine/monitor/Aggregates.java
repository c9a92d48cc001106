package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.SqlSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Aggregates over the same rows, each asked for once, in as few statements as databases take. */
final class Aggregates {
    /** PostgreSQL gives at most 1,664 columns. */
    private static final int MOST = 1_500;

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Asks for an aggregate; the text is what it is called afterwards. */
    String ask(String sql) {
        values.put(sql, null);
        return sql;
    }

    /** @param from what stands behind FROM */
    void run(SqlSession session, String from, DoubleConsumer progress) throws SQLException {
        List<String> all = new ArrayList<>(values.keySet());
        for (int start = 0; start < all.size(); start += MOST) {
            List<String> some = all.subList(start, Math.min(all.size(), start + MOST));
            Object[] found = session.query("SELECT " + String.join(", ", some) + " FROM " + from, 1, progress)
                    .get(0);
            for (int i = 0; i < found.length; i++) {
                values.put(some.get(i), found[i]);
            }
        }
    }

    Object value(String asked) {
        return values.get(asked);
    }

    /** A count; 0 for one that was not asked for. */
    long count(String asked) {
        return asked == null || values.get(asked) == null ? 0 : ((Number) values.get(asked)).longValue();
    }

    /** A number; NaN where there is none. */
    double number(String asked) {
        return asked == null || values.get(asked) == null ? Double.NaN : ((Number) values.get(asked)).doubleValue();
    }
}

package io.jenkins.plugins.mlops.engine.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a result of a database, as arrays of their values. */
public final class ResultRows {
    private ResultRows() {}

    /** Reads rows, so many at most. */
    public static List<Object[]> read(ResultSet result, int most) throws SQLException {
        int width = result.getMetaData().getColumnCount();
        List<Object[]> rows = new ArrayList<>();
        while (rows.size() < most && result.next()) {
            Object[] row = new Object[width];
            for (int i = 0; i < width; i++) {
                row[i] = result.getObject(i + 1);
            }
            rows.add(row);
        }
        return rows;
    }
}

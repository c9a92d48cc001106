package io.jenkins.plugins.mlops.engine.connection;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a query, as the database describes it.
 *
 * @param name its label
 * @param type the database's name of its type
 * @param precision digits of a decimal, characters of a text
 * @param scale digits of a decimal behind the point
 */
record DatabaseColumn(String name, String type, int precision, int scale) {
    /** The columns of a result. */
    static List<DatabaseColumn> of(ResultSet result) throws SQLException {
        ResultSetMetaData found = result.getMetaData();
        List<DatabaseColumn> columns = new ArrayList<>();
        for (int i = 1; i <= found.getColumnCount(); i++) {
            columns.add(new DatabaseColumn(
                    found.getColumnLabel(i), found.getColumnTypeName(i), found.getPrecision(i), found.getScale(i)));
        }
        return columns;
    }
}

package io.jenkins.plugins.mlops.engine.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows of a query, one after the other. */
public final class RowStream implements AutoCloseable {
    private final Statement statement;
    private final ResultSet result;

    RowStream(Connection connection, String sql) throws SQLException {
        statement = connection.createStatement();
        try {
            result = statement.executeQuery(sql);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Goes to the next row, if there is one. */
    public boolean next() throws SQLException {
        return result.next();
    }

    /** A number; not-a-number where there is none. Columns count from 0. */
    public double number(int column) throws SQLException {
        double value = result.getDouble(column + 1);
        return result.wasNull() ? Double.NaN : value;
    }

    /** A text, or null. */
    public String text(int column) throws SQLException {
        return result.getString(column + 1);
    }

    @Override
    public void close() throws SQLException {
        result.close();
        statement.close();
    }
}

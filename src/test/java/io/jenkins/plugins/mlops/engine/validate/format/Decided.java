package io.jenkins.plugins.mlops.engine.validate.format;

import io.jenkins.plugins.mlops.engine.data.DuckDialect;
import io.jenkins.plugins.mlops.engine.data.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a database decides about texts. */
final class Decided {
    private Decided() {}

    /** Each text, and whether it is of the format. */
    static Map<String, Boolean> by(TextFormat format, Collection<String> texts) {
        Map<String, Boolean> decided = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            String values = texts.stream()
                    .map(text -> "(" + Sql.text(text) + ")")
                    .collect(Collectors.joining(", ", "(VALUES ", ") AS t(text)"));
            try (ResultSet rows = statement.executeQuery(
                    "SELECT text, " + format.condition(DuckDialect.INSTANCE, "text") + " FROM " + values)) {
                while (rows.next()) {
                    boolean holds = rows.getBoolean(2);
                    if (rows.wasNull()) {
                        throw new IllegalStateException("undecided: " + rows.getString(1));
                    }
                    decided.put(rows.getString(1), holds);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return decided;
    }
}

package io.jenkins.plugins.mlops.engine.validate.plan;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Context that a rule is planned against.
 *
 * @param table the table
 * @param others further tables: {@code reference}, and the splits
 * @param plan where measures are asked for
 * @param session for rules that are a query of their own
 * @param now the time that {@code now()} stands for
 * @param sensitive columns whose values may not be shown
 */
public record Scope(
        Relation table, FurtherTables others, Plan plan, SqlSession session, Instant now, Set<String> sensitive) {
    /** Why a rule's SQL failed on the data, in one sentence. With sensitive columns it stays general: what the database says may quote a value. */
    public String reason(SQLException e) {
        return sensitive.isEmpty()
                ? problem(e)
                : "a value cannot be computed (which one is not told, because there are sensitive columns)";
    }

    /** The same with another plan. */
    public Scope with(Plan other) {
        return new Scope(table, others, other, session, now, sensitive);
    }

    /** Returns the fault of a rule's SQL, before it has seen a value. */
    public String problem(SQLException e) {
        List<String> tables = new ArrayList<>(others.names());
        tables.add(0, "primary");
        return session.problem(e, table.columnNames(), tables);
    }

    /** The sentence for a column that is not there. */
    public String unknownColumn(String name) {
        return "unknown column \"" + name + "\"" + Suggestion.hint(name, table.columnNames());
    }

    /** How the database of the table writes what SQL has no common word for. */
    public Dialect dialect() {
        return session.dialect();
    }

    /** The column of this name. */
    public Column column(String name) {
        return table.column(name).orElseThrow(() -> new IllegalArgumentException(unknownColumn(name)));
    }
}

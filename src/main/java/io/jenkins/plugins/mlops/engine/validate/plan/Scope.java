package io.jenkins.plugins.mlops.engine.validate.plan;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.SqlProblem;
import io.jenkins.plugins.mlops.engine.data.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Context that a rule is planned against.
 *
 * @param table the table
 * @param others further tables by name: {@code reference}, and the splits
 * @param plan where measures are asked for
 * @param session for rules that are a query of their own
 * @param now the time that {@code now()} stands for
 * @param sensitive columns whose values may not be shown
 */
public record Scope(
        Table table, Map<String, Table> others, Plan plan, DuckSession session, Instant now, Set<String> sensitive) {
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
        List<String> tables = new ArrayList<>(others.keySet());
        tables.add(0, "primary");
        return new SqlProblem(table.columnNames(), tables).of(e);
    }

    /** The sentence for a column that is not there. */
    public String unknownColumn(String name) {
        return "unknown column \"" + name + "\"" + Suggestion.hint(name, table.columnNames());
    }

    /** The column of this name. */
    public Column column(String name) {
        return table.column(name).orElseThrow(() -> new IllegalArgumentException(unknownColumn(name)));
    }
}
